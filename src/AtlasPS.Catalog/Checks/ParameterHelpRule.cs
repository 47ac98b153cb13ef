namespace AtlasPS.Catalog;

/// <summary>A parameter has help.</summary>
internal sealed class ParameterHelpRule() : CatalogRule("ATLAS012")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from entry in view.Generated
        from parameter in entry.Command.Parameters
        where string.IsNullOrWhiteSpace(parameter.Help)
        select Finding(
            entry.Cmdlet.Source.At("parameters", parameter.Name),
            $"-{parameter.Name} of {entry.Cmdlet.Name} ({parameter.In} {parameter.WireName}) has no help. Write it here, in the family's 'parameters' where several cmdlets have it, or in _common.yaml where many families do.");
}
