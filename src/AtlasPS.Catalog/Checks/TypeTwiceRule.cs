namespace AtlasPS.Catalog;

/// <summary>A type is described once, and a schema is given one type.</summary>
internal sealed class TypeTwiceRule() : CatalogRule("ATLAS028")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view)
    {
        foreach (var same in view.Surface.Families.SelectMany(family => family.Types.Select(type => (Family: family, Type: type))).GroupBy(entry => entry.Type.Name, StringComparer.OrdinalIgnoreCase))
            foreach (var (family, type) in same.Skip(1))
                yield return Finding(family.Source.At("types", type.Name), $"The type '{type.Name}' is described in {same.First().Family.Source.File} already.");
        foreach (var same in view.Types.SelectMany(type => type.Schemas.Select(schema => (Schema: schema, Type: type))).GroupBy(entry => entry.Schema))
            foreach (var (schema, type) in same.Skip(1))
                yield return Finding(type.Source.At("schema", schema), $"The schema '{schema}' is the type '{same.First().Type.Name}' already.");
    }
}
