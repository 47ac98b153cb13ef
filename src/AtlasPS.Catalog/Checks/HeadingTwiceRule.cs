namespace AtlasPS.Catalog;

/// <summary>No two columns of a table share a heading.</summary>
internal sealed class HeadingTwiceRule() : CatalogRule("ATLAS037")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from type in view.Types
        from same in type.View.GroupBy(column => column.Label, StringComparer.OrdinalIgnoreCase)
        from copy in same.Skip(1)
        select Finding(copy.Source.Start, $"The view of '{type.Name}' has two columns '{copy.Label}'.");
}
