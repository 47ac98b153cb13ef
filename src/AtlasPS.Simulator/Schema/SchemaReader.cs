using System.Text.Json.Nodes;
using AtlasPS.Catalog;

namespace AtlasPS.Simulator.Schema;

/// <summary>Reads the catalog's schemas as a service would: references followed, parts and alternatives put together.</summary>
internal sealed class SchemaReader(ApiFacts facts)
{
    public SchemaFacts Resolve(SchemaFacts schema) => facts.Resolve(schema);

    /// <summary>What a version answers with.</summary>
    public ResponseShape Shape(VersionFacts version)
    {
        if (version.Response is null)
            return new ResponseShape(version.Media.Contains("json") ? ShapeKind.None : ShapeKind.Raw, null);

        var schema = Resolve(version.Response);
        if (!version.Media.Contains("json"))
            return new ResponseShape(ShapeKind.Raw, null);
        return schema.Type switch
        {
            "array" => new ResponseShape(ShapeKind.Array, schema.Items is null ? null : Resolve(schema.Items)),
            "boolean" => new ResponseShape(ShapeKind.Boolean, null),
            "string" => new ResponseShape(ShapeKind.Raw, null),
            _ when Results(schema) is { } items => new ResponseShape(ShapeKind.Page, items),
            _ => new ResponseShape(ShapeKind.Object, schema),
        };
    }

    /// <summary>The properties of an object: its own, those of its parts, and those of the alternative that the given values choose.</summary>
    /// <param name="schema">The schema of the object.</param>
    /// <param name="given">Values that are known already; they choose. The first alternative where nothing is given.</param>
    public IReadOnlyDictionary<string, SchemaFacts> Properties(SchemaFacts schema, JsonObject? given)
    {
        var properties = new Dictionary<string, SchemaFacts>();
        schema = Resolve(schema);
        Gather(schema, properties);
        if (Alternative(schema, given) is { } alternative)
            Gather(Resolve(alternative), properties);
        return properties;
    }

    /// <summary>Each property that an object may hold under any alternative, with every schema it may have there.</summary>
    public ILookup<string, SchemaFacts> AllowedProperties(SchemaFacts schema, JsonObject given)
    {
        schema = Resolve(schema);
        var sources = new List<SchemaFacts> { schema };
        if (Mapped(schema, given) is { } chosen)
            sources.Add(Resolve(chosen));
        else
            sources.AddRange(Alternatives(schema).Select(Resolve));

        return sources.SelectMany(source =>
            {
                var properties = new Dictionary<string, SchemaFacts>();
                Gather(source, properties);
                return properties;
            })
            .ToLookup(entry => entry.Key, entry => entry.Value);
    }

    /// <summary>The properties that a request has to hold.</summary>
    public IEnumerable<string> Required(SchemaFacts schema, JsonObject given)
    {
        schema = Resolve(schema);
        var required = schema.Required.Concat(schema.AllOf.SelectMany(part => Resolve(part).Required));
        return Mapped(schema, given) is { } chosen
            ? required.Concat(Resolve(chosen).Required).Concat(Resolve(chosen).AllOf.SelectMany(part => Resolve(part).Required)).Distinct()
            : required.Concat(InEach(schema)).Distinct();
    }

    /// <summary>What every alternative requires.</summary>
    private IEnumerable<string> InEach(SchemaFacts schema)
    {
        var alternatives = schema.OneOf.Select(Resolve).Select(one => one.Required.Concat(one.AllOf.SelectMany(part => Resolve(part).Required))).ToList();
        return alternatives.Count == 0 ? [] : alternatives.Aggregate((all, next) => all.Intersect(next));
    }

    /// <summary>True when the schema allows any property.</summary>
    public bool IsOpen(SchemaFacts schema) => Resolve(schema).AdditionalProperties is not null || SaysNothing(schema);

    /// <summary>True when the schema neither names properties nor alternatives.</summary>
    public bool SaysNothing(SchemaFacts schema)
    {
        schema = Resolve(schema);
        return schema.AdditionalProperties is null && schema.Properties.Count == 0 && schema.AllOf.Count == 0 && Alternatives(schema).Count == 0;
    }

    /// <summary>The alternatives of a value that is text or a number after all, though its schema calls it an object.</summary>
    public IReadOnlyList<SchemaFacts> ScalarAlternatives(SchemaFacts schema)
    {
        var alternatives = Resolve(schema).OneOf.Select(Resolve).ToList();
        return alternatives.Any(alternative => alternative.Type is "string" or "integer" or "number" or "boolean") ? alternatives : [];
    }

    private SchemaFacts? Results(SchemaFacts schema)
    {
        var properties = Properties(schema, null);
        return properties.TryGetValue("results", out var results) && Resolve(results) is { Type: "array", Items: { } items } ? Resolve(items) : null;
    }

    /// <summary>The alternative that the given values are of: by the discriminator, else the one that knows most of them.</summary>
    private SchemaFacts? Alternative(SchemaFacts schema, JsonObject? given)
    {
        var alternatives = Alternatives(schema);
        return given is null
            ? alternatives.FirstOrDefault()
            : Mapped(schema, given) ?? alternatives.MaxBy(alternative => Resemblance(Resolve(alternative), given));
    }

    private int Resemblance(SchemaFacts alternative, JsonObject given)
    {
        var properties = new Dictionary<string, SchemaFacts>();
        Gather(alternative, properties);
        return given.Sum(entry => properties.TryGetValue(entry.Key, out var property) && Allows(Resolve(property), entry.Value) ? 1 : -1);
    }

    private static bool Allows(SchemaFacts property, JsonNode? value) =>
        property.Enum.Count == 0 || value is not JsonValue scalar || property.Enum.Contains(scalar.ToString());

    /// <summary>The alternatives of a schema: what its discriminator means, else those it lists.</summary>
    private IReadOnlyList<SchemaFacts> Alternatives(SchemaFacts schema) =>
        schema.DiscriminatorMapping.Count > 0 ? [.. schema.DiscriminatorMapping.Select(entry => facts.Schemas[entry.Value])] : schema.OneOf;

    private SchemaFacts? Mapped(SchemaFacts schema, JsonObject given)
    {
        if (schema.Discriminator is not { } name || given[name]?.ToString() is not { } value)
            return null;
        string? target = schema.DiscriminatorMapping.FirstOrDefault(entry => entry.Key == value).Value;
        return target is not null && facts.Schemas.TryGetValue(target, out var chosen) ? chosen : null;
    }

    /// <summary>Own properties and those of the parts. The alternatives of a part are left alone: it is usually the base that lists them.</summary>
    private void Gather(SchemaFacts schema, Dictionary<string, SchemaFacts> into)
    {
        foreach (var part in schema.AllOf)
            Gather(Resolve(part), into);
        foreach (var (name, property) in schema.Properties)
            into[name] = property;
    }
}
