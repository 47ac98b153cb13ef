using System.Reflection;
using AtlasPS.Hosting;
using Mono.Cecil;

namespace AtlasPS.Tests.Compatibility;

/// <summary>
/// The assemblies that Windows PowerShell 5.1 brings along: those of .NET Framework 4.7.2, with its facades, and PowerShell's own. They are reference
/// assemblies from NuGet, so the question "is it there?" has an answer on every system.
/// </summary>
internal sealed class DesktopFramework
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);

    public DesktopFramework()
    {
        string framework = Package("microsoft.netframework.referenceassemblies.net472", "build/.NETFramework/v4.7.2");
        foreach (string path in Directory.GetFiles(framework, "*.dll").Concat(Directory.GetFiles(Path.Combine(framework, "Facades"), "*.dll")))
            _paths[Path.GetFileNameWithoutExtension(path)] = path;
        _paths["System.Management.Automation"] = Package("powershellstandard.library", "lib/netstandard2.0/System.Management.Automation.dll");
    }

    /// <summary>The folder of the build for Windows PowerShell, in the assembled module.</summary>
    public static string ModuleFolder { get; } = Path.Combine(Path.GetDirectoryName(BuiltModule.ManifestPath)!, "bin", "netstandard2.0");

    /// <summary>The assemblies of that build: ours, and the libraries that come with it.</summary>
    public static IReadOnlyList<string> ModuleAssemblies { get; } = [.. Directory.GetFiles(ModuleFolder, "*.dll").Order(StringComparer.Ordinal)];

    /// <summary>Where an assembly of the framework is, if it has one of that name in that version or a later one. The runtime replaces an earlier version by its own.</summary>
    public string? Find(AssemblyNameReference name)
    {
        if (!_paths.TryGetValue(name.Name, out string? path))
            return null;
        var own = AssemblyName.GetAssemblyName(path);
        return name.Version <= own.Version && name.PublicKeyToken.AsSpan().SequenceEqual(own.GetPublicKeyToken()) ? path : null;
    }

    /// <summary>A path in the version of a package that the build downloaded.</summary>
    public static string Package(string id, string path)
    {
        var known = typeof(DesktopFramework).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(item => item.Key, item => item.Value!);
        return Path.Combine(known["NuGetPackageRoot"], id, known[id], path);
    }
}
