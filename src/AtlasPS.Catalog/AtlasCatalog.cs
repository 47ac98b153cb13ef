using System.Reflection;

namespace AtlasPS.Catalog;

/// <summary>The catalog as it was built into this assembly.</summary>
public static class AtlasCatalog
{
    private static readonly Lazy<ApiFacts> LazyFacts = new(() => FactsReader.Read(Files("facts/")));

    private static readonly Lazy<ModuleModel> LazyModule = new(() =>
    {
        var compiled = CatalogCompiler.Compile(Facts, Files("cmdlets/"));
        return compiled.Findings.Count == 0 ? compiled.Module : throw new CatalogException(compiled.Findings);
    });

    /// <summary>What the API says of itself.</summary>
    public static ApiFacts Facts => LazyFacts.Value;

    /// <summary>The module: cmdlets and object types, as facts and surface imply them.</summary>
    public static ModuleModel Module => LazyModule.Value;

    /// <summary>Path and text of the embedded files below a folder, <c>facts/</c> or <c>cmdlets/</c>.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Files(string folder)
    {
        var assembly = typeof(AtlasCatalog).GetTypeInfo().Assembly;
        foreach (string name in assembly.GetManifestResourceNames())
        {
            string path = name.Replace('\\', '/');
            if (!path.StartsWith(folder, StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new(path, reader.ReadToEnd());
        }
    }
}
