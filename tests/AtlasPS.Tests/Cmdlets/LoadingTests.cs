using System.Reflection;
using System.Runtime.Loader;
using AtlasPS.Hosting;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>
/// PowerShell looks at every exported type of a binary module before it lets the module say where its dependencies are. What it needs for that look must
/// be found without help: in the folder of the assembly itself, or in the framework.
/// </summary>
public sealed class LoadingTests
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    public void The_exported_types_can_be_looked_at_before_the_module_is_asked_for_its_dependencies(string framework)
    {
        string folder = Path.Combine(Path.GetDirectoryName(BuiltModule.ManifestPath)!, "bin", framework);
        var context = new Unaided(folder);
        try
        {
            var types = context.LoadFromAssemblyPath(Path.Combine(folder, "AtlasPS.dll")).GetExportedTypes();
            Assert.Contains(types, type => type.FullName == "AtlasPS.Cluster");
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>Finds what .NET Framework finds for an assembly that was loaded from a file: its neighbours, and what is no dependency of ours.</summary>
    private sealed class Unaided(string folder) : AssemblyLoadContext("Unaided", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string file = assemblyName.Name + ".dll";
            if (File.Exists(Path.Combine(folder, file)))
                return LoadFromAssemblyPath(Path.Combine(folder, file));
            return File.Exists(Path.Combine(folder, "dependencies", file)) ? throw new FileNotFoundException(file) : null;
        }
    }
}
