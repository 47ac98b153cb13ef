using System.Reflection;
using System.Runtime.Loader;
using AtlasPS.Hosting;

namespace AtlasPS.Benchmarks.Work;

/// <summary>
/// A load context with the libraries that the built module brings along, as the module has one. This program itself would get some of them from ASP.NET Core, where
/// they are precompiled.
/// </summary>
internal sealed class DependencyContext() : AssemblyLoadContext("AtlasPS")
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(BuiltModule.ManifestPath)!, "bin", "net8.0", "dependencies");

    /// <summary>A type of this program, with the libraries of this context behind it.</summary>
    public Type Load(Type type) => LoadFromAssemblyPath(type.Assembly.Location).GetType(type.FullName!, throwOnError: true)!;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string path = Path.Combine(Folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
