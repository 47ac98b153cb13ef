namespace AtlasPS.Catalog;

/// <summary>A cmdlet is described once.</summary>
internal sealed class CmdletTwiceRule() : CatalogRule("ATLAS008")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from family in view.Surface.Families
        from cmdlet in family.Cmdlets
        group (family, cmdlet) by cmdlet.Name.ToUpperInvariant() into same
        from copy in same.Skip(1)
        select Finding(copy.family.Source.At("cmdlets", copy.cmdlet.Name), $"'{copy.cmdlet.Name}' is described in {same.First().family.Source.File} already.");
}
