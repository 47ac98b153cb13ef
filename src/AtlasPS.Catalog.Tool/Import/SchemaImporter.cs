using System.Text.Json.Nodes;

namespace AtlasPS.Catalog.Tool.Import;

/// <summary>Copies the facts of a schema: references by name alone, discriminators flattened, everything that is not a fact left out.</summary>
internal static class SchemaImporter
{
    private static readonly string[] Plain =
    [
        "type", "format", "enum", "pattern", "default", "example", "minimum", "maximum", "exclusiveMinimum", "minLength", "maxLength",
        "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "nullable", "readOnly", "writeOnly", "deprecated", "required",
    ];

    public static JsonObject Import(JsonObject source)
    {
        if (source["$ref"] is { } reference)
            return new JsonObject { ["$ref"] = Name(reference) };

        var schema = new JsonObject();
        foreach (string fact in Plain)
            schema.Set(fact, source[fact]?.DeepClone());
        if (source["discriminator"] is JsonObject discriminator)
        {
            schema["discriminator"] = discriminator["propertyName"]!.DeepClone();
            if (discriminator["mapping"] is JsonObject mapping)
                schema["mapping"] = new JsonObject(mapping.Select(entry => new KeyValuePair<string, JsonNode?>(entry.Key, Name(entry.Value!))));
        }

        foreach (string part in (string[])["items", "additionalProperties"])
            if (source[part] is JsonObject inner)
                schema[part] = Import(inner);
        foreach (string part in (string[])["oneOf", "anyOf", "allOf"])
            if (source[part] is JsonArray list)
                schema[part] = new JsonArray([.. list.Select(inner => Import(inner!.AsObject()))]);
        if (source["properties"] is JsonObject properties)
            schema["properties"] = new JsonObject(properties.Select(entry => new KeyValuePair<string, JsonNode?>(entry.Key, Import(entry.Value!.AsObject()))));
        return schema;
    }

    public static void Set(this JsonObject target, string name, JsonNode? value)
    {
        if (value is not null)
            target[name] = value;
    }

    private static string Name(JsonNode reference) => ((string)reference!).Split('/')[^1];
}
