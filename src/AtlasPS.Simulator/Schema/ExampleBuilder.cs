using System.Globalization;
using System.Text.Json.Nodes;
using AtlasPS.Catalog;

namespace AtlasPS.Simulator.Schema;

/// <summary>Builds values from schemas, always the same ones.</summary>
internal sealed class ExampleBuilder(SchemaReader schemas)
{
    /// <summary>The moment that example dates show.</summary>
    private const string Moment = "2026-03-14T09:26:53Z";

    private const int DeepestLevel = 8;

    /// <summary>A whole example of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="known">Values that properties of these names take, wherever they stand on the first level.</param>
    public JsonNode? Build(SchemaFacts schema, IReadOnlyDictionary<string, string>? known = null) => Value(schema, null, known, 0, []);

    /// <summary>A whole example of an object.</summary>
    public JsonObject BuildObject(SchemaFacts schema, IReadOnlyDictionary<string, string>? known = null) =>
        Build(schema, known) as JsonObject ?? [];

    /// <summary>An example of one property.</summary>
    public JsonNode? BuildProperty(string name, SchemaFacts schema) => Value(schema, name, null, 1, []);

    private JsonNode? Value(SchemaFacts schema, string? name, IReadOnlyDictionary<string, string>? known, int level, HashSet<string> inside)
    {
        schema = schemas.Resolve(schema);
        if (schema.Name is not null && !inside.Add(schema.Name))
            return null;
        try
        {
            if (schema.Type == "string" && Address(name) is { } address)
                return address;
            if (schema.Example is not null && schema.Type is not "object" and not "array")
                return Typed(schema, JsonNode.Parse(schema.Example));
            if (schemas.ScalarAlternatives(schema) is [var scalar, ..])
                return Value(scalar, name, null, level + 1, inside);
            if (schema.Enum.Count > 0)
                return schema.Type is "integer" or "number" ? JsonNode.Parse(schema.Enum[0]) : schema.Enum[0];
            if (schema.Default is not null)
                return JsonNode.Parse(schema.Default);
            return schema.Type switch
            {
                "string" => Text(schema, name),
                "integer" => Whole(schema),
                "number" => Number(schema),
                "boolean" => false,
                "array" => Array(schema, name, level, inside),
                _ => Object(schema, known, level, inside),
            };
        }
        finally
        {
            if (schema.Name is not null)
                inside.Remove(schema.Name);
        }
    }

    private JsonArray Array(SchemaFacts schema, string? name, int level, HashSet<string> inside)
    {
        var array = new JsonArray();
        if (schema.Items is not null && level < DeepestLevel && Value(schema.Items, name, null, level + 1, inside) is { } item)
            array.Add(item);
        return array;
    }

    private JsonObject Object(SchemaFacts schema, IReadOnlyDictionary<string, string>? known, int level, HashSet<string> inside)
    {
        var json = new JsonObject();
        if (level >= DeepestLevel)
            return json;

        foreach (var (name, property) in schemas.Properties(schema, null))
        {
            var resolved = schemas.Resolve(property);
            if (property.WriteOnly || resolved.WriteOnly || name == "links")
                continue;
            if (known is not null && known.TryGetValue(name == "projectId" ? "groupId" : name, out string? value) && resolved.Type == "string")
                json[name] = value;
            else if (schema.DiscriminatorMapping.Count > 0 && name == schema.Discriminator)
                json[name] = schema.DiscriminatorMapping[0].Key;
            else
                json[name] = Value(property, name, null, level + 1, inside);
        }

        if (schema.AdditionalProperties is { } open && json.Count == 0)
            json["example"] = Value(open, "example", null, level + 1, inside);
        return json;
    }

    /// <summary>Patterns and examples of addresses are percent-encoded in some places.</summary>
    private static string? Address(string? name) => name switch
    {
        not null when name.EndsWith("ipAddress", StringComparison.OrdinalIgnoreCase) => "192.0.2.1",
        not null when name.EndsWith("cidrBlock", StringComparison.OrdinalIgnoreCase) || name.EndsWith("cidr", StringComparison.OrdinalIgnoreCase) => "192.0.2.0/24",
        _ => null,
    };

    private static JsonNode Text(SchemaFacts schema, string? name)
    {
        string? text = schema.Format switch
        {
            "date-time" => Moment,
            "date" => Moment[..10],
            "uuid" => "0b1d2c3e-4f50-4617-8293-a4b5c6d7e8f9",
            "uri" or "url" => "https://example.com/" + name,
            "email" => "someone@example.com",
            "hostname" => "host.example.com",
            "ipv4" => "192.0.2.1",
            _ => null,
        };
        text ??= name?.EndsWith("Version", StringComparison.Ordinal) == true ? "8.0.4" : null;
        text ??= schema.Pattern is { } pattern ? PatternExample.Of(pattern) : null;
        text ??= name ?? "example";
        if (schema.MinLength is { } least && text.Length < least)
            text = text.PadRight(least, 'x');
        if (schema.MaxLength is { } most && text.Length > most)
            text = text[..most];
        return text;
    }

    private static JsonNode Whole(SchemaFacts schema)
    {
        decimal value = Math.Max(schema.Minimum ?? 1, 1) + (schema.ExclusiveMinimum ? 1 : 0);
        return JsonValue.Create((long)Math.Min(value, schema.Maximum ?? long.MaxValue));
    }

    private static JsonNode Number(SchemaFacts schema)
    {
        decimal value = Math.Max(schema.Minimum ?? 0.5m, 0.5m);
        return JsonValue.Create(Math.Min(value, schema.Maximum ?? value));
    }

    /// <summary>The facts write some examples as text whose schema is a number or a boolean.</summary>
    private static JsonNode? Typed(SchemaFacts schema, JsonNode? example)
    {
        if (example is not JsonValue value || !value.TryGetValue(out string? text))
            return schema.Type == "string" && example is JsonValue other ? JsonValue.Create(other.ToString()) : example;
        return schema.Type switch
        {
            "integer" or "number" when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) => JsonValue.Create(number),
            "boolean" when bool.TryParse(text, out bool flag) => JsonValue.Create(flag),
            _ => example,
        };
    }
}
