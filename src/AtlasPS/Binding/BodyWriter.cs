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
/// Writes a request body out of whatever was given, in Atlas's own names and types: one walk converts and checks. An object that was read, in whichever form it comes back (as it is, as hashtable, custom
/// object or JSON text, after Clixml or a job), makes the same body: everything that the request knows, and nothing that only answers have.
/// </summary>
/// <param name="writer">Takes the JSON.</param>
/// <param name="remarks">Takes what AtlasPS does not know and sends all the same.</param>
internal sealed class BodyWriter(Utf8JsonWriter writer, Remarks remarks)
{
    /// <summary>Top-level fields whose kind was decided otherwise than the facts imply, by JSON name.</summary>
    public IReadOnlyDictionary<string, ValueDescription> Overrides { get; set; } = new Dictionary<string, ValueDescription>();

    /// <summary>Top-level fields that were not given and stay as they were read.</summary>
    public ISet<string> Kept { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Top-level fields that parameters gave: a null among them was meant.</summary>
    public ISet<string> Meant { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Writes a value for a place in the body, e.g. <c>replicationSpecs[0].regionConfigs</c>.</summary>
    public void Write(string place, object? given, ValueDescription info, GivenForm form)
    {
        object? value = DateArgumentAttribute.Unwrap(given);
        form = form.Of(value);
        if (value is JsonElement element)
            value = FromJson(element);
        if (value is null)
            writer.WriteNullValue();
        else if (info.IsArray)
            WriteArray(place, value, info, form);
        else
            WriteOne(place, value, info, form);
    }

    /// <summary>Writes the fields of an object; their names are checked and brought into Atlas's spelling.</summary>
    /// <param name="place">Where in the body the object stands.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="type">The fields that the request knows.</param>
    /// <param name="form">How the object was given.</param>
    public void WriteObject(string place, IEnumerable<KeyValuePair<string, object?>> fields, TypeDescription type, GivenForm form)
    {
        writer.WriteStartObject();
        var written = new HashSet<string>(StringComparer.Ordinal);
        KeyValuePair<string, object?>[] all = [.. fields];
        form = form.Of(all, type);
        foreach (var field in all.Where(field => form.IsThere(field.Value) || (place.Length == 0 && Meant.Contains(field.Key))).Where(field => place.Length == 0 || !form.IsHead(field.Key)))
        {
            string inner = place.Length == 0 ? "" : $"{place}.";
            if (type.Find(field.Key) is { } known)
            {
                if (known.ReadOnly || !written.Add(known.JsonName))
                    continue;
                writer.WritePropertyName(known.JsonName);
                var info = place.Length == 0 && Overrides.TryGetValue(known.JsonName, out var decided) ? decided : known.Value;
                Write($"{inner}{known.JsonName}", field.Value, info, form.Inside(field.Key) with
                {
                    WasRead = form.WasRead || (place.Length == 0 && Kept.Contains(known.JsonName)),
                    IsAnswer = form.IsAnswer && !(place.Length == 0 && Meant.Contains(known.JsonName)),
                });
            }
            else if (!form.IsOnlyOfAnswers(field.Key) && form.NameOfUnknown(field.Key) is var name && written.Add(name))
            {
                if (!form.IsUntouched(field.Value))
                    RemarkOn(place, name, type, form);
                writer.WritePropertyName(name);
                ObjectWriter.Write(writer, DateArgumentAttribute.Unwrap(field.Value));
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>The fields of anything that has fields.</summary>
    public static IEnumerable<KeyValuePair<string, object?>>? Fields(object value) => value switch
    {
        AtlasObject read => read.Fields(),
        JsonElement { ValueKind: JsonValueKind.Object } json => json.EnumerateObject().Select(field => new KeyValuePair<string, object?>(field.Name, field.Value)),
        IDictionary map => map.Cast<DictionaryEntry>().Select(entry => new KeyValuePair<string, object?>(entry.Key.ToString()!, entry.Value)),
        PSObject custom => custom.Properties.Select(property => new KeyValuePair<string, object?>(property.Name, property.Value)),
        _ => null,
    };

    /// <summary>A near miss of a key was a typing error; a key that is like none may be newer than this version. What is JSON text already was written by a program.</summary>
    private void RemarkOn(string place, string name, TypeDescription type, GivenForm form)
    {
        string[] known = [.. type.Fields.Where(field => !field.ReadOnly).Select(field => field.JsonName)];
        string where = place.Length == 0 ? "the body" : place;
        if (!form.IsText && !form.IsCopy && Nearest.Misspelt(name, known, 2) is { } meant)
            throw new AtlasInputException("UnknownProperty", $"'{name}' is no property of {where}.", $"Did you mean '{meant}'? There are {string.Join(", ", known)}.", name);
        if (!form.IsObjectOfAnswer)
            remarks.Add($"'{name}' is not among the properties of {where} known to AtlasPS {AtlasPSVersion.Module}; it is sent as it is.{(Nearest.Find(name, known) is { } near ? $" The nearest known one is '{near}'." : "")}");
    }

    private void WriteArray(string place, object value, ValueDescription info, GivenForm form)
    {
        // PowerShell makes a list of one text of a text.
        object single = value is Array { Length: 1 } one && DateArgumentAttribute.Unwrap(one.GetValue(0)) is string only ? only : value;
        if (info.Kind is ValueFormat.Any or ValueFormat.Object && Json(single) is { ValueKind: JsonValueKind.Array } list)
            value = FromJson(list)!;
        // A cell of a file holds several.
        if (value is string cell && info.Type?.Invoke().Text is not null)
            value = cell.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries);
        object?[] items = value is IEnumerable several and not string and not IDictionary ? [.. several.Cast<object?>()] : [value];
        Check.Count(place, items.Length, info, form.IsUntouched(value) ? null : remarks);
        writer.WriteStartArray();
        for (int i = 0; i < items.Length; i++)
        {
            object? item = DateArgumentAttribute.Unwrap(items[i]);
            var own = form.Of(item);
            if (item is JsonElement element)
                item = FromJson(element);
            if (item is null)
                writer.WriteNullValue();
            else
                WriteOne($"{place}[{i}]", item, info, own);
        }

        writer.WriteEndArray();
    }

    private void WriteOne(string place, object value, ValueDescription info, GivenForm form)
    {
        // What an object had already when it was read is not warned of.
        var said = form.WasRead || form.IsObjectOfAnswer ? null : remarks;
        switch (info.Kind)
        {
            case ValueFormat.Secret:
            case ValueFormat.Text when Secrets.IsNamed(place) && value is not string:
                writer.WriteStringValue(Secret(place, value));
                break;
            case ValueFormat.Text or ValueFormat.Duration:
                writer.WriteStringValue(Check.Text(place, Text(place, value), info, said));
                break;
            case ValueFormat.Date:
                writer.WriteStringValue(CalendarDateArgumentAttribute.Text(value) ?? throw Check.UnreadableDate(place, value.ToString() ?? ""));
                break;
            case ValueFormat.JsonText when form.WasRead && value is string read:
                writer.WriteStringValue(read);
                break;
            case ValueFormat.JsonText:
                writer.WriteStringValue(JsonText(place, value));
                break;
            case ValueFormat.Boolean or ValueFormat.Switch:
                writer.WriteBooleanValue(Boolean(place, value));
                break;
            case ValueFormat.Int32 or ValueFormat.Int64 or ValueFormat.Milliseconds:
                long whole = Whole(place, value);
                Check.Number(place, whole, info, said);
                writer.WriteNumberValue(whole);
                break;
            case ValueFormat.Seconds:
                writer.WriteNumberValue(SecondsArgumentAttribute.Transform(value) is DateTime moment ? Check.Seconds(place, moment, info) : throw Check.UnreadableDate(place, value.ToString() ?? ""));
                break;
            case ValueFormat.Number:
                WriteNumber(place, value, info, said);
                break;
            case ValueFormat.DateTime:
                writer.WriteStringValue(Date(place, value));
                break;
            case ValueFormat.Object when Fields(value) is { } fields:
                WriteObject(place, fields, info.Type!(), form);
                break;
            case ValueFormat.Object when Json(value) is { ValueKind: JsonValueKind.Object } text:
                WriteObject(place, Fields(text)!, info.Type!(), form.Of(text));
                break;
            case ValueFormat.Object when value is string written && info.Type!().Text?.Read(written) is { } parts:
                WriteObject(place, parts, info.Type!(), form);
                break;
            case ValueFormat.Object:
                throw Wrong(place, value, $"an object such as @{{ {string.Join("; ", info.Type!().Fields.Where(field => !field.ReadOnly).Take(3).Select(field => $"{field.JsonName} = …"))} }}");
            case ValueFormat.Any when Json(value) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } json:
                json.WriteTo(writer);
                break;
            case ValueFormat.Any when info.IsJsonObject && value is IConvertible and not (string or bool or DateTime):
                throw Wrong(place, value, "an object: a hashtable, or JSON text");
            default:
                ObjectWriter.Write(writer, value);
                break;
        }
    }

    /// <summary>The value of a text that is a JSON object or array; null for every other text, and for what is no text.</summary>
    private static JsonElement? Json(object value) =>
        value is string text && text.TrimStart() is ['{' or '[', ..] && ObjectConversion.TryParse(text, out var element) ? element : null;

    private static object? FromJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Aggregate(new System.Collections.Specialized.OrderedDictionary(), (map, field) =>
        {
            map[field.Name] = field.Value;
            return map;
        }),
        JsonValueKind.Array => element.EnumerateArray().Select(item => (object)item).ToArray(),
        JsonValueKind.Number when !element.TryGetInt64(out _) && element.TryGetDecimal(out decimal exact) => exact,
        JsonValueKind.String => element.GetString(),
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
        _ when Named(place, value) is { } name => name,
        _ => throw Wrong(place, value, "text"),
    };

    /// <summary>Answers describe some things of which requests hold the name alone: the roles of an API key are objects with a <c>roleName</c>.</summary>
    private static string? Named(string place, object value)
    {
        string field = place.Substring(place.LastIndexOf('.') + 1);
        int end = field.IndexOf('[');
        string name = (end < 0 ? field : field.Substring(0, end)).TrimEnd('s') + "Name";
        object? found = Fields(value)?.FirstOrDefault(candidate => candidate.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        return found is JsonElement { ValueKind: JsonValueKind.String } json ? json.GetString() : DateArgumentAttribute.Unwrap(found) as string;
    }

    /// <summary>
    /// A secret comes as text, as SecureString or as PSCredential, as the lines of a file, or as an object that is JSON, such as the key of a service account. Nothing of what is refused is in the error.
    /// </summary>
    private static string Secret(string place, object value) => value switch
    {
        string text => text,
        _ when Secrets.Holds(value) => Secrets.Reveal(value),
        IEnumerable list and not IDictionary when list.Cast<object?>().All(line => DateArgumentAttribute.Unwrap(line) is string) => string.Join("\n", list.Cast<object>().Select(line => line.ToString())),
        IDictionary or PSObject or AtlasObject => System.Text.Encoding.UTF8.GetString(ObjectWriter.ToUtf8(value)),
        _ => throw new AtlasInputException("InvalidType", $"{place} requires a secret, not a value of type {value.GetType().Name}.", $"Give {place} as text, SecureString or PSCredential.", place),
    };

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
            return value is bool || WholeNumberArgumentAttribute.IsFraction(value) ? throw Wrong(place, value, "a whole number") : LanguagePrimitives.ConvertTo<long>(value);
        }
        catch (PSInvalidCastException)
        {
            throw Wrong(place, value, "a whole number");
        }
    }

    private void WriteNumber(string place, object value, ValueDescription info, Remarks? said)
    {
        if (value is bool || !LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out decimal number))
            throw Wrong(place, value, "a number");
        Check.Number(place, (double)number, info, said);
        writer.WriteNumberValue(number);
    }

    private static string Date(string place, object value) => DateArgumentAttribute.Transform(value) is DateTime date
        ? JsonValues.Format(Check.Date(place, date))
        : throw Check.UnreadableDate(place, value.ToString() ?? "");

    private static AtlasInputException Wrong(string place, object value, string wanted) =>
        new("InvalidType", $"{place} wants {wanted}, not {Describe(value)}.", $"Give {place} {wanted}.", value is string or bool or IFormattable and not PSObject ? value : place);

    private static string Describe(object value) => value is string text ? $"the text '{text}'" : $"a value of type {value.GetType().Name}";
}
