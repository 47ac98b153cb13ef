using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using System.Text.Json;
using AtlasPS.Resources;
using AtlasPS.Sessions;
using AtlasPS.Values;

namespace AtlasPS.Binding;

/// <summary>
/// Writes a request body out of whatever was given, in Atlas's own names and types, and refuses what Atlas does not know: one walk converts and checks.
/// </summary>
internal sealed class BodyWriter(Utf8JsonWriter writer, object? target)
{
    /// <summary>Top-level fields whose kind was decided otherwise than the facts imply, by JSON name.</summary>
    public IReadOnlyDictionary<string, ValueDescription> Overrides { get; set; } = new Dictionary<string, ValueDescription>();

    /// <summary>Writes a value for a place in the body, e.g. <c>replicationSpecs[0].regionConfigs</c>.</summary>
    public void Write(string place, object? given, ValueDescription info, bool wasRead = false)
    {
        object? value = DateArgumentAttribute.Unwrap(given);
        wasRead &= value is JsonElement;
        if (value is JsonElement element)
            value = FromJson(element);
        if (value is null)
            writer.WriteNullValue();
        else if (info.IsArray)
            WriteArray(place, value, info, wasRead);
        else
            WriteOne(place, value, info, wasRead);
    }

    /// <summary>Writes the fields of an object; their names are checked and brought into Atlas's spelling.</summary>
    /// <param name="place">Where in the body the object stands.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="type">The fields that Atlas knows.</param>
    /// <param name="wasRead">True for an object that Atlas sent, or a part of one: then what only Atlas sets is left out, and what only Atlas knows stays.</param>
    public void WriteObject(string place, IEnumerable<KeyValuePair<string, object?>> fields, TypeDescription type, bool wasRead = false)
    {
        writer.WriteStartObject();
        foreach (var field in fields)
        {
            if (type.Find(field.Key) is { } known)
            {
                if (wasRead && known.ReadOnly && field.Value is JsonElement)
                    continue;
                writer.WritePropertyName(known.JsonName);
                if (place.Length == 0)
                    Write(known.JsonName, field.Value, Overrides.TryGetValue(known.JsonName, out var decided) ? decided : known.Value, wasRead);
                else
                    Write($"{place}.{known.JsonName}", field.Value, known.Value, wasRead);
            }
            else if (wasRead && field.Value is JsonElement unchanged)
            {
                // Atlas sent it, so Atlas knows it, although this version of AtlasPS does not.
                writer.WritePropertyName(field.Key);
                unchanged.WriteTo(writer);
            }
            else
            {
                throw UnknownField(place, field.Key, type);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>The fields of anything that has fields; an object that was read from Atlas leaves out what only Atlas sets.</summary>
    public static IEnumerable<KeyValuePair<string, object?>>? Fields(object value) => value switch
    {
        AtlasObject { WasRead: true } read => read.Fields().Where(field => field.Value is not JsonElement || read.TypeDescription.Find(field.Key) is not { ReadOnly: true }),
        AtlasObject made => made.Fields(),
        JsonElement { ValueKind: JsonValueKind.Object } json => json.EnumerateObject().Select(field => new KeyValuePair<string, object?>(field.Name, field.Value)),
        IDictionary map => map.Cast<DictionaryEntry>().Select(entry => new KeyValuePair<string, object?>(entry.Key.ToString()!, entry.Value)),
        PSObject custom => custom.Properties.Select(property => new KeyValuePair<string, object?>(property.Name, property.Value)),
        _ => null,
    };

    private void WriteArray(string place, object value, ValueDescription info, bool wasRead)
    {
        object?[] items = value is IEnumerable list and not string and not IDictionary ? [.. list.Cast<object?>()] : [value];
        Check.Count(place, items.Length, info, target);
        writer.WriteStartArray();
        for (int i = 0; i < items.Length; i++)
        {
            object? item = DateArgumentAttribute.Unwrap(items[i]);
            if (item is JsonElement element)
                item = FromJson(element);
            if (item is null)
                writer.WriteNullValue();
            else
                WriteOne($"{place}[{i}]", item, info, wasRead && items[i] is JsonElement);
        }

        writer.WriteEndArray();
    }

    private void WriteOne(string place, object value, ValueDescription info, bool wasRead)
    {
        switch (info.Kind)
        {
            case ValueFormat.Secret:
            case ValueFormat.Text when Secrets.IsNamed(place) && value is not string:
                writer.WriteStringValue(Secret(place, value, info));
                break;
            case ValueFormat.Text or ValueFormat.Duration:
                writer.WriteStringValue(Check.Text(place, Text(place, value), info));
                break;
            case ValueFormat.JsonText:
                writer.WriteStringValue(JsonText(place, value));
                break;
            case ValueFormat.Boolean or ValueFormat.Switch:
                writer.WriteBooleanValue(Boolean(place, value));
                break;
            case ValueFormat.Int32 or ValueFormat.Int64 or ValueFormat.Milliseconds:
                long whole = Whole(place, value);
                Check.Number(place, whole, info);
                writer.WriteNumberValue(whole);
                break;
            case ValueFormat.Seconds:
                writer.WriteNumberValue(SecondsArgumentAttribute.Transform(value) is DateTime moment ? Check.Seconds(place, moment, info) : throw Check.UnreadableDate(place, value.ToString() ?? ""));
                break;
            case ValueFormat.Number:
                WriteNumber(place, value, info);
                break;
            case ValueFormat.DateTime:
                writer.WriteStringValue(Date(place, value));
                break;
            case ValueFormat.Object when Fields(value) is { } fields:
                WriteObject(place, fields, info.Type!(), wasRead || value is AtlasObject { WasRead: true });
                break;
            case ValueFormat.Object:
                throw Wrong(place, value, $"an object such as @{{ {string.Join("; ", info.Type!().Fields.Where(field => !field.ReadOnly).Take(3).Select(field => $"{field.JsonName} = …"))} }}");
            default:
                ObjectWriter.Write(writer, value);
                break;
        }
    }

    private static object? FromJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Aggregate(new System.Collections.Specialized.OrderedDictionary(), (map, field) =>
        {
            map[field.Name] = field.Value;
            return map;
        }),
        JsonValueKind.Array => element.EnumerateArray().Select(item => (object)item).ToArray(),
        JsonValueKind.Number when !element.TryGetInt64(out _) && element.TryGetDecimal(out decimal exact) => exact,
        _ => JsonValues.ToObject(element, null),
    };

    private static string Text(string place, object value) => value switch
    {
        string text => text,
        SecureString secret => Secrets.Reveal(secret),
        DateTime date => JsonValues.Format(date),
        bool flag => flag ? "true" : "false",
        Uri => value.ToString()!,
        IFormattable number and not PSObject => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw Wrong(place, value, "text"),
    };

    /// <summary>
    /// A secret comes as text, as SecureString or as PSCredential, as the lines of a file, or as an object that is JSON, such as the key of a service account. Nothing of what is refused is in the error.
    /// </summary>
    private static string Secret(string place, object value, ValueDescription info)
    {
        string secret = value switch
        {
            string text => text,
            _ when Secrets.Holds(value) => Secrets.Reveal(value),
            IEnumerable list and not IDictionary when list.Cast<object?>().All(line => DateArgumentAttribute.Unwrap(line) is string) => string.Join("\n", list.Cast<object>().Select(line => line.ToString())),
            IDictionary or PSObject or AtlasObject => System.Text.Encoding.UTF8.GetString(ObjectWriter.ToUtf8(value)),
            _ => throw new AtlasInputException("InvalidType", $"{place} requires a secret, not a value of type {value.GetType().Name}.", $"Give {place} as text, SecureString or PSCredential.", place),
        };
        Check.Text(place, secret, new ValueDescription(ValueFormat.Text) { MinLength = info.MinLength });
        return secret;
    }

    private static string JsonText(string place, object value)
    {
        string text = value as string ?? System.Text.Encoding.UTF8.GetString(ObjectWriter.ToUtf8(value));
        if (text.Length == 0)
            return text;
        try
        {
            using var document = JsonDocument.Parse(text);
            return text;
        }
        catch (JsonException exception)
        {
            throw new AtlasInputException(
                "InvalidJson",
                $"{place} is not valid JSON: line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1} of what was given.",
                $"Give {place} as a hashtable, or as JSON text such as '{{ \"atype\": \"authenticate\" }}'.",
                text)
            { Category = ErrorCategory.InvalidData };
        }
    }

    private static bool Boolean(string place, object value) => value switch
    {
        bool flag => flag,
        SwitchParameter flag => flag.IsPresent,
        string text when bool.TryParse(text, out bool flag) => flag,
        _ => throw Wrong(place, value, "$true or $false"),
    };

    private static long Whole(string place, object value)
    {
        try
        {
            return value is bool ? throw Wrong(place, value, "a whole number") : LanguagePrimitives.ConvertTo<long>(value);
        }
        catch (PSInvalidCastException)
        {
            throw Wrong(place, value, "a whole number");
        }
    }

    private void WriteNumber(string place, object value, ValueDescription info)
    {
        if (value is bool || !LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out decimal number))
            throw Wrong(place, value, "a number");
        Check.Number(place, (double)number, info);
        writer.WriteNumberValue(number);
    }

    private static string Date(string place, object value) => DateArgumentAttribute.Transform(value) is DateTime date
        ? JsonValues.Format(Check.Date(place, date))
        : throw Check.UnreadableDate(place, value.ToString() ?? "");

    private static AtlasInputException Wrong(string place, object value, string wanted) =>
        new("InvalidType", $"{place} wants {wanted}, not {Describe(value)}.", $"Give {place} {wanted}.", value is string or bool or IFormattable and not PSObject ? value : place);

    private static string Describe(object value) => value is string text ? $"the text '{text}'" : $"a value of type {value.GetType().Name}";

    private static AtlasInputException UnknownField(string place, string name, TypeDescription type)
    {
        string[] known = [.. type.Fields.Where(field => !field.ReadOnly).Select(field => field.JsonName)];
        string guess = Nearest.Find(name, known) is { } near ? $"Did you mean '{near}'? " : "";
        string where = place.Length == 0 ? "the body" : place;
        return new AtlasInputException("UnknownProperty", $"'{name}' is no property of {where}.", $"{guess}There are {string.Join(", ", known)}.", name);
    }
}
