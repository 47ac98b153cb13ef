namespace AtlasPS.Catalog;

/// <summary>No two parameters of a parameter set have one position.</summary>
internal sealed class PositionRule() : CatalogRule("ATLAS018")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from entry in view.Generated
        from parameter in entry.Command.Parameters
        from place in parameter.Places
        where place.Position is not null
        group parameter by (entry.Cmdlet, place.Set, place.Position) into same
        where same.Count() > 1
        select Finding(
            Place(same.Key.Cmdlet, same.Select(parameter => parameter.Name)),
            $"{string.Join(" and ", same.Select(parameter => "-" + parameter.Name))} of {same.Key.Cmdlet.Name} have position {same.Key.Position} in the parameter set '{same.Key.Set}'.");

    private static CatalogPosition Place(SurfaceCmdlet cmdlet, IEnumerable<string> names) =>
        cmdlet.Parameters.LastOrDefault(decided => decided.Position is not null && names.Contains(decided.Name))?.Source.At("position") ?? cmdlet.Source.Start;
}
