using Mono.Cecil;

namespace AtlasPS.Tests.Compatibility;

/// <summary>Finds assemblies as Windows PowerShell does for the module: the framework's first, then those in the module's folder.</summary>
internal sealed class DesktopResolver(DesktopFramework framework, string folder) : IAssemblyResolver
{
    private readonly Dictionary<string, AssemblyDefinition> _read = new(StringComparer.OrdinalIgnoreCase);

    public AssemblyDefinition? Resolve(AssemblyNameReference name)
    {
        string beside = Path.Combine(folder, name.Name + ".dll");
        string? path = framework.Find(name) ?? (File.Exists(beside) ? beside : null);
        return path is null ? null : Read(path);
    }

    public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    public AssemblyDefinition Read(string path)
    {
        if (!_read.TryGetValue(path, out var assembly))
            _read[path] = assembly = AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = this });
        return assembly;
    }

    public void Dispose()
    {
        foreach (var assembly in _read.Values)
            assembly.Dispose();
    }
}
