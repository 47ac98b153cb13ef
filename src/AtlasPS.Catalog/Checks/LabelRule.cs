namespace AtlasPS.Catalog;

/// <summary>The label of a type is a field that it has.</summary>
internal sealed class LabelRule() : CatalogRule("ATLAS030")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from entry in view.Built
        where entry.Type.Label is { } label && entry.Model.Properties.All(property => property.JsonName != label)
        select Finding(entry.Type.Source.At("label"), $"The type '{entry.Type.Name}' has no field '{entry.Type.Label}'. {Suggestion.For(entry.Type.Label!, entry.Model.Properties.Select(property => property.JsonName))}");
}
