namespace AtlasPS.Catalog;

/// <summary>A key carries a field that the type has to a parameter that a cmdlet has.</summary>
internal sealed class KeyRule() : CatalogRule("ATLAS029")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view)
    {
        var names = new HashSet<string>(view.Module.Commands.SelectMany(command => command.Parameters).SelectMany(parameter => new[] { parameter.Name }.Concat(parameter.Aliases)), StringComparer.OrdinalIgnoreCase);
        foreach (var (type, model) in view.Built)
            foreach (var key in type.Keys)
            {
                if (!names.Contains(key.Key))
                    yield return Finding(type.Source.At("keys", key.Key), $"No cmdlet has a parameter '{key.Key}' that the key could bind to. {Suggestion.For(key.Key, names)}");
                foreach (string field in key.Value.Where(field => model.Properties.All(property => property.JsonName != field)))
                    yield return Finding(type.Source.At("keys", field), $"The type '{type.Name}' has no field '{field}'. {Suggestion.For(field, model.Properties.Select(property => property.JsonName))}");
            }
    }
}
