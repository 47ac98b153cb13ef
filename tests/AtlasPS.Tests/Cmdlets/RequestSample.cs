using System.Text.Json.Nodes;
using AtlasPS.Catalog;
using AtlasPS.Simulator.Schema;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>A body of a request as the document describes it, with one alternative of each union and one value of each enumeration.</summary>
internal sealed class RequestSample(int variant, int value)
{
    private const int DeepestLevel = 7;
    private static readonly SchemaReader Schemas = new(AtlasCatalog.Facts);
    private static readonly ExampleBuilder Examples = new(Schemas);

    /// <summary>The values that were chosen, and where they stand.</summary>
    public List<(string Path, string Value)> Chosen { get; } = [];

    public JsonNode Of(OperationModel operation) => Value(operation.Facts.Latest.Body!, null, "", 0, [])!;

    private JsonNode? Value(SchemaFacts schema, string? name, string path, int level, IReadOnlyList<string> inside)
    {
        schema = Schemas.Resolve(schema);
        if (level > DeepestLevel || (schema.Name is { } known && inside.Contains(known)))
            return null;
        inside = schema.Name is { } own ? [.. inside, own] : inside;
        if (Schemas.ScalarAlternatives(schema) is [var scalar, ..])
            return Value(scalar, name, path, level + 1, inside);
        if (schema.Enum.Count > 0 && schema.Type is "string" or null)
            return Choose(path, schema.Enum[value % schema.Enum.Count]);
        if (schema.Type == "array")
            return schema.Items is { } items && Value(items, name, $"{path}/0", level + 1, inside) is { } item ? new JsonArray(item) : new JsonArray();
        if (schema.Type is "object" or null)
            return Object(schema, path, level, inside);
        return Examples.BuildProperty(name ?? "", schema);
    }

    private JsonObject Object(SchemaFacts schema, string path, int level, IReadOnlyList<string> inside)
    {
        var properties = new Dictionary<string, SchemaFacts>();
        Gather(schema, properties);
        string? mark = null;
        if (schema.DiscriminatorMapping.Count > 0)
        {
            var (key, target) = schema.DiscriminatorMapping.ElementAt(variant % schema.DiscriminatorMapping.Count);
            mark = key;
            Gather(AtlasCatalog.Facts.Schemas[target], properties);
        }
        else if (schema.OneOf.Count > 0)
        {
            Gather(Schemas.Resolve(schema.OneOf[variant % schema.OneOf.Count]), properties);
        }

        var json = new JsonObject();
        foreach (var (name, property) in properties.Where(property => property.Key != "links" && !property.Value.ReadOnly))
        {
            if (name == schema.Discriminator && mark is not null)
                json[name] = Choose($"{path}/{name}", mark);
            else if (Value(property, name, $"{path}/{name}", level + 1, inside) is { } built)
                json[name] = built;
        }

        if (mark is not null && schema.Discriminator is { } discriminator && !properties.ContainsKey(discriminator))
            json[discriminator] = Choose($"{path}/{discriminator}", mark);
        return json;
    }

    private JsonValue Choose(string path, string chosen)
    {
        Chosen.Add((path, chosen));
        return JsonValue.Create(chosen);
    }

    private static void Gather(SchemaFacts schema, Dictionary<string, SchemaFacts> into)
    {
        foreach (var part in schema.AllOf)
            Gather(Schemas.Resolve(part), into);
        foreach (var (name, property) in schema.Properties)
            into[name] = property;
    }
}
