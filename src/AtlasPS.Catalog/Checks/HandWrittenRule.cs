namespace AtlasPS.Catalog;

/// <summary>A cmdlet that is written by hand is described by its words alone: what it does is in its class.</summary>
internal sealed class HandWrittenRule() : CatalogRule("ATLAS039")
{
    private static readonly string[] OfGenerated = ["lists", "omit", "explicit", "confirm", "impact", "instead"];
    private static readonly string[] OfGeneratedParameters = ["from", "alias", "as", "mandatory", "default", "pipeline", "values", "position", "sets"];

    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from cmdlet in view.Cmdlets
        where cmdlet.HandWritten
        from finding in Keys(cmdlet.Source, OfGenerated).Concat(cmdlet.Parameters.SelectMany(parameter => Keys(parameter.Source, OfGeneratedParameters)))
        select Finding(finding.Position, $"'{finding.Key}' has no effect on {cmdlet.Name}, which is written by hand.");

    private static IEnumerable<(CatalogPosition Position, string Key)> Keys(CatalogSource source, string[] keys) =>
        keys.Where(source.Has).Select(key => (source.At(key), key));
}
