namespace AtlasPS.Catalog;

/// <summary>A parameter is limited to parameter sets that its cmdlet has.</summary>
internal sealed class ParameterSetRule() : CatalogRule("ATLAS015")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from cmdlet in view.Cmdlets
        from parameter in cmdlet.Parameters
        from set in parameter.Sets
        where cmdlet.Operations.All(known => known.Key != set)
        select Finding(parameter.Source.At("sets", set), $"{cmdlet.Name} has no parameter set '{set}'. {Suggestion.For(set, cmdlet.Operations.Select(known => known.Key))}");
}
