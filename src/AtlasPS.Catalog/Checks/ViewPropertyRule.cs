namespace AtlasPS.Catalog;

/// <summary>A column shows a property that the type has.</summary>
internal sealed class ViewPropertyRule() : CatalogRule("ATLAS031")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from entry in view.Built
        from column in entry.Type.View
        where column.Property is { } name && !entry.Model.Members.Contains(name)
        select Finding(column.Source.At("property"), $"The type '{entry.Type.Name}' has no property '{column.Property}'. {Suggestion.For(column.Property!, entry.Model.Members)}");
}
