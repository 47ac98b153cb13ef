using System.Reflection;

namespace AtlasPS.Catalog;

/// <summary>The catalog as it was built: the facts are in this assembly, the decisions in the folder <c>cmdlets</c> beside it.</summary>
public static class AtlasCatalog
{
    private static readonly Lazy<ApiFacts> LazyFacts = new(() => FactsReader.Read(EmbeddedFacts()));

    private static readonly Lazy<ModuleModel> LazyModule = new(() =>
    {
        string folder = Path.Combine(Path.GetDirectoryName(Assembly.Location)!, "cmdlets");
        var compiled = CatalogCompiler.Compile(Facts, Directory.EnumerateFiles(folder, "*.yaml").Select(file => new KeyValuePair<string, string>(file, File.ReadAllText(file))));
        return compiled.Findings.Count == 0 ? compiled.Module : throw new CatalogException(compiled.Findings);
    });

    private static Assembly Assembly => typeof(AtlasCatalog).GetTypeInfo().Assembly;

    /// <summary>The facts of the API.</summary>
    public static ApiFacts Facts => LazyFacts.Value;

    /// <summary>The module: cmdlets and object types, as facts and surface imply them.</summary>
    /// <exception cref="DirectoryNotFoundException">The assembly was published without the decisions.</exception>
    public static ModuleModel Module => LazyModule.Value;

    private static IEnumerable<KeyValuePair<string, string>> EmbeddedFacts()
    {
        foreach (string name in Assembly.GetManifestResourceNames())
        {
            using var reader = new StreamReader(Assembly.GetManifestResourceStream(name)!);
            yield return new(name.Replace('\\', '/'), reader.ReadToEnd());
        }
    }
}
