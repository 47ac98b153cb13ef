using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AtlasPS.Values;

namespace AtlasPS.Resources;

/// <summary>Writes objects, and everything that may stand in one, as JSON.</summary>
internal static class ObjectWriter
{
    /// <summary>Deeper than any document of Atlas, and as deep as readers of JSON go.</summary>
    private const int Deepest = 64;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <summary>An untouched object is its own text, byte for byte.</summary>
    public static string ToJson(AtlasObject value, bool indented) =>
        !indented && !value.IsChanged && value.Element.ValueKind == JsonValueKind.Object
            ? value.Element.GetRawText()
            : Encoding.UTF8.GetString(ToUtf8(value, indented));

    public static byte[] ToUtf8(object? value, bool indented = false)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, indented ? Indented : Compact))
            Write(writer, value);
        return buffer.ToArray();
    }

    /// <exception cref="AtlasInputException">The value cannot be JSON: it holds itself, is nested without end, or holds a number that is none.</exception>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        if (writer.CurrentDepth > Deepest)
            throw new AtlasInputException("TooDeep", $"What was given is nested deeper than {Deepest} levels. Does it hold itself?", "Give an object of fewer levels.", null);
        switch (value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case AtlasObject nested:
                WriteFields(writer, nested.Fields());
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case SwitchParameter flag:
                writer.WriteBooleanValue(flag.IsPresent);
                break;
            case DateTime date:
                writer.WriteStringValue(JsonValues.Format(date));
                break;
            case DateTimeOffset date:
                writer.WriteStringValue(JsonValues.Format(date.UtcDateTime));
                break;
            case SecureString or PSCredential:
                writer.WriteStringValue(Secrets.Reveal(value!));
                break;
            case double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity:
                throw new AtlasInputException("InvalidNumber", $"{value} is not a number that JSON can hold.", "Give a finite number.", null);
            case int or long or short or byte or sbyte or ushort or uint or ulong or double or float or decimal:
                writer.WriteRawValue(JsonSerializer.Serialize(value is PSObject number ? number.BaseObject : value));
                break;
            case IDictionary map:
                WriteFields(writer, map.Cast<DictionaryEntry>().Select(entry => new KeyValuePair<string, object?>(entry.Key.ToString()!, entry.Value)));
                break;
            case PSObject custom:
                WriteFields(writer, custom.Properties.Select(property => new KeyValuePair<string, object?>(property.Name, property.Value)));
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (object? item in items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case var other:
                writer.WriteStringValue(LanguagePrimitives.ConvertTo<string>(other));
                break;
        }
    }

    private static void WriteFields(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> fields)
    {
        writer.WriteStartObject();
        foreach (var field in fields)
        {
            writer.WritePropertyName(field.Key);
            Write(writer, field.Value);
        }

        writer.WriteEndObject();
    }
}
