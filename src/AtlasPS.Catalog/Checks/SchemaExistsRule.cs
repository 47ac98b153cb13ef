namespace AtlasPS.Catalog;

/// <summary>A type stands for schemas that the API has and that an operation uses.</summary>
internal sealed class SchemaExistsRule() : CatalogRule("ATLAS027")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view)
    {
        var used = new HashSet<SurfaceType>(view.Built.Select(entry => entry.Type));
        foreach (var type in view.Types)
        {
            foreach (string schema in type.Schemas.Where(schema => !view.Facts.Schemas.ContainsKey(schema)))
                yield return Finding(type.Source.At("schema", schema), $"The API has no schema '{schema}'. {Suggestion.For(schema, view.Facts.Schemas.Keys)}");
            if (type.Schemas.Count > 0 && type.Schemas.All(view.Facts.Schemas.ContainsKey) && !used.Contains(type))
                yield return Finding(type.Source.Start, $"No cmdlet returns or takes the type '{type.Name}'.");
        }
    }
}
