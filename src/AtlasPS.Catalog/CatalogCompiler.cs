namespace AtlasPS.Catalog;

/// <summary>Makes the module of the files of the catalog: parses them, binds surface to facts, checks every rule, and freezes the result.</summary>
public static class CatalogCompiler
{
    /// <summary>Compiles the texts of the files.</summary>
    /// <param name="files">Path (with <c>/</c> or <c>\</c>) and text of each file below <c>facts/</c> and <c>cmdlets/</c>.</param>
    /// <returns>The module, as far as it is sound, and every mistake.</returns>
    /// <exception cref="CatalogException">The facts, which are imported and never edited, cannot be read.</exception>
    public static CompiledCatalog Compile(IReadOnlyCollection<KeyValuePair<string, string>> files) => Compile(FactsReader.Read(files), files);

    /// <summary>Compiles the surface over facts that were read already.</summary>
    /// <param name="facts">What the API says of itself.</param>
    /// <param name="files">Path and text of each file below <c>cmdlets/</c>; others are passed over.</param>
    public static CompiledCatalog Compile(ApiFacts facts, IEnumerable<KeyValuePair<string, string>> files)
    {
        var findings = new List<CatalogFinding>();
        var (surface, module) = Bind(facts, files, findings);
        var view = new CatalogView(facts, surface, module);
        findings.AddRange(CatalogRules.All.SelectMany(rule => rule.Check(view)));
        return new CompiledCatalog(facts, module, [.. findings.Distinct().OrderBy(finding => finding.Position.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Position.Line).ThenBy(finding => finding.Position.Column).ThenBy(finding => finding.Id, StringComparer.Ordinal)]);
    }

    /// <summary>Makes the module of a surface that was checked already, for instance before the words of it were taken out.</summary>
    /// <param name="facts">What the API says of itself.</param>
    /// <param name="files">Path and text of each file below <c>cmdlets/</c>; others are passed over.</param>
    public static CompiledCatalog Bind(ApiFacts facts, IEnumerable<KeyValuePair<string, string>> files) => new(facts, Bind(facts, files, []).Module, []);

    private static (Surface Surface, ModuleModel Module) Bind(ApiFacts facts, IEnumerable<KeyValuePair<string, string>> files, List<CatalogFinding> findings)
    {
        var surface = new SurfaceReader(findings).Read(files);
        return (surface, ModuleBuilder.Build(facts, surface));
    }
}

/// <summary>The result of a compilation: the facts, the module, and every mistake.</summary>
/// <param name="Facts">What the API says of itself.</param>
/// <param name="Module">The module: cmdlets and object types.</param>
/// <param name="Findings">Every mistake, by place.</param>
public sealed record CompiledCatalog(ApiFacts Facts, ModuleModel Module, EquatableList<CatalogFinding> Findings);
