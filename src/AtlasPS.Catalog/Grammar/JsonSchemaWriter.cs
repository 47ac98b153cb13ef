using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AtlasPS.Catalog;

/// <summary>Writes the table of keys as a JSON schema, with which an editor completes and checks the YAML files.</summary>
public static class JsonSchemaWriter
{
    /// <summary>The schema of every file below <c>cmdlets/</c>.</summary>
    public static string Write()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            json.WriteString("title", "A file of the AtlasPS catalog");
            json.WriteStartArray("anyOf");
            Write(json, CatalogGrammar.Family, null);
            Write(json, CatalogGrammar.Common, null);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()).Replace("\r\n", "\n") + "\n";
    }

    private static void Write(Utf8JsonWriter json, ValueGrammar grammar, string? help)
    {
        json.WriteStartObject();
        if (help is not null)
            json.WriteString("description", help);
        switch (grammar)
        {
            case TextGrammar { Allowed.Length: > 0 } text:
                Array(json, "enum", text.Allowed);
                break;
            case TextGrammar:
                Array(json, "type", ["string", "number", "boolean"]);
                break;
            case FlagGrammar:
                json.WriteString("type", "boolean");
                break;
            case NumberGrammar:
                json.WriteString("type", "integer");
                json.WriteNumber("minimum", 0);
                break;
            case ListGrammar list:
                json.WriteString("type", "array");
                if (list.AtLeast > 0)
                    json.WriteNumber("minItems", list.AtLeast);
                if (list.AtMost < int.MaxValue)
                    json.WriteNumber("maxItems", list.AtMost);
                json.WritePropertyName("items");
                Write(json, list.Item, null);
                break;
            case NamesGrammar names:
                json.WriteString("type", "object");
                json.WritePropertyName("additionalProperties");
                Write(json, names.Item, null);
                break;
            case MappingGrammar mapping:
                WriteKeys(json, mapping);
                break;
            case ChoiceGrammar choice:
                json.WriteStartArray("anyOf");
                foreach (var form in choice.Forms)
                    Write(json, form, null);
                json.WriteEndArray();
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteKeys(Utf8JsonWriter json, MappingGrammar mapping)
    {
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        if (mapping.Keys.Any(key => key.Required))
            Array(json, "required", mapping.Keys.Where(key => key.Required).Select(key => key.Name));
        json.WriteStartObject("properties");
        foreach (var key in mapping.Keys)
        {
            json.WritePropertyName(key.Name);
            Write(json, key.Value, key.Help);
        }

        json.WriteEndObject();
    }

    private static void Array(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
