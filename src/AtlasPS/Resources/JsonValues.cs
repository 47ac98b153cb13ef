using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using AtlasPS.Results;

namespace AtlasPS.Resources;

/// <summary>Single JSON values as .NET values. Answers break the specification, so nothing here throws.</summary>
internal static class JsonValues
{
    /// <summary>Stands in an overlay for a field that was taken away.</summary>
    public static readonly object Absent = new();

    public static string? ToText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    public static bool? ToBoolean(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A whole number, also one that is written with a fraction of zero.</summary>
    public static long? ToInt64(JsonElement value) => value.ValueKind != JsonValueKind.Number ? null
        : value.TryGetInt64(out long number) ? number
        : value.TryGetDecimal(out decimal exact) && exact == decimal.Truncate(exact) && exact is >= long.MinValue and <= long.MaxValue ? (long)exact
        : null;

    public static DateTime? ToDateTime(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return null;
        if (value.TryGetDateTimeOffset(out var exact))
            return exact.LocalDateTime;
        return DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var lenient) ? lenient.LocalDateTime : null;
    }

    /// <summary>The point in time that a text is, when it has the whole form of one: date, time and zone. A version or a date alone stays text.</summary>
    private static DateTime? Moment(JsonElement value)
    {
        string text = value.GetString()!;
        return text.Length >= 20 && text[4] == '-' && text[10] == 'T' && (text[^1] == 'Z' || text[^6] is '+' or '-') && value.TryGetDateTimeOffset(out var moment) ? moment.LocalDateTime : null;
    }

    public static T To<T>(JsonElement value) => (typeof(T) == typeof(string) ? ToText(value) : ToObject(value, null)) switch
    {
        T typed => typed,
        long number when typeof(T) == typeof(int) => (T)(object)(int)number,
        long number when typeof(T) == typeof(double) => (T)(object)(double)number,
        _ when typeof(T) == typeof(DateTime) && ToDateTime(value) is { } date => (T)(object)date,
        _ => default!,
    };

    /// <summary>The natural .NET value of what no type describes. A number that no long holds is a double; all its digits are in the JSON. A text that is a point in time is a date, as elsewhere.</summary>
    public static object? ToObject(JsonElement value, AtlasOrigin? origin) => value.ValueKind switch
    {
        JsonValueKind.String when Moment(value) is { } date => date,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt64(out long number) => number,
        JsonValueKind.Number when value.TryGetDouble(out double number) => number,
        // Wrapped, so that ConvertTo-Json and others see the fields as properties at every depth.
        JsonValueKind.Object => PSObject.AsPSObject(new AtlasDocument(value, origin)),
        JsonValueKind.Array => value.EnumerateArray().Select(item => ToObject(item, origin)).ToArray(),
        _ => null,
    };

    /// <summary>An object of ours without the wrapper that PowerShell knows its fields by.</summary>
    public static object? Bare(object? value) => value is PSObject { BaseObject: AtlasObject bare } ? bare : value;

    /// <summary>A point in time as Atlas writes it: UTC, with fractions only where there are any.</summary>
    public static string Format(DateTime value)
    {
        var utc = value.ToUniversalTime();
        return utc.ToString(utc.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
    }
}
