using System.Globalization;
using System.Text.RegularExpressions;
using AtlasPS.Resources;
using AtlasPS.Sessions;
using AtlasPS.Values;

namespace AtlasPS.Binding;

/// <summary>Holds single values against the bounds that the facts give. Every refusal says what would be right.</summary>
internal static class Check
{
    private const string HexId = "^([a-f0-9]{24})$";

    /// <summary>A text value; listed values come back in the case that Atlas writes them in. What the facts do not know is remarked on.</summary>
    /// <param name="name">The parameter, or the place in the body.</param>
    /// <param name="value">The value.</param>
    /// <param name="info">The facts about it.</param>
    /// <param name="remarks">Takes what is not known; null where nothing is to be said, because the value was read from Atlas.</param>
    /// <param name="isPath">True for a value in the path, where an id must be one.</param>
    public static string Text(string name, string value, ValueDescription info, Remarks? remarks, bool isPath = false)
    {
        if (info.Kind == ValueFormat.Duration && !DurationArgumentAttribute.IsDuration(value))
            throw new AtlasInputException("InvalidDuration", $"'{value}' is no {name}: a length of time is wanted.", $"Give {name} as an ISO 8601 duration such as PT1H or P7D, or as a time span: (New-TimeSpan -Hours 1).", value);
        if (remarks is not null && !isPath && NetworkAddress.Problem(Field(name), value) is { } problem)
            throw new AtlasInputException("InvalidAddress", $"{name}: {problem}", $"Correct the value of {name}. Addresses are given like 192.0.2.7 or 2001:db8::7, blocks like 192.0.2.0/24.", value);
        if (info.Enum is { Length: > 0 } listed)
            return Listed(value, listed, info, remarks);
        if (isPath && info.Pattern == HexId && !Regex.IsMatch(value, HexId))
            throw new AtlasInputException("InvalidFormat", $"'{value}' is no {name}: an id of 24 hexadecimal digits in lower case is wanted.", Hint(name), value);
        if (info.Pattern is { } pattern && !Regex.IsMatch(value, pattern))
            remarks?.Add($"'{value}' is not of the form that AtlasPS {AtlasPSVersion.Module} knows for {name}; it is sent as it is.");
        if (value.Length > info.MaxLength)
            remarks?.Add($"{name} has {value.Length} characters; AtlasPS {AtlasPSVersion.Module} knows of at most {info.MaxLength}. It is sent as it is.");
        if (value.Length < info.MinLength)
            remarks?.Add($"{name} has {value.Length} characters; AtlasPS {AtlasPSVersion.Module} knows of at least {info.MinLength}. It is sent as it is.");
        return value;
    }

    /// <summary>An exact match wins over one in another case.</summary>
    private static string Listed(string value, string[] listed, ValueDescription info, Remarks? remarks)
    {
        if (Array.IndexOf(listed, value) >= 0)
            return value;
        if (Array.Find(listed, candidate => candidate.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } spelt)
            return spelt;
        if (!info.IsOpen)
            remarks?.Add($"'{value}' is not among the values known to AtlasPS {AtlasPSVersion.Module}; it is sent as it is.{(Nearest.Find(value, listed) is { } near ? $" The nearest known one is '{near}'." : "")}");
        return value;
    }

    /// <summary>The last and the first moment that a date can be, in milliseconds since 1970.</summary>
    private const double LastMoment = 253_402_300_799_999, FirstMoment = -62_135_596_800_000;

    public static void Number(string name, double value, ValueDescription info, Remarks? remarks)
    {
        if (info.Kind == ValueFormat.Milliseconds && value is < FirstMoment or > LastMoment)
            throw new AtlasInputException("OutOfRange", $"{name} is {Plain(value)} ms since 1970, which is no date.", $"Give {name} as a date, or in milliseconds.", value);
        if (value < info.Minimum || value > info.Maximum)
        {
            string bounds = (info.Minimum, info.Maximum) switch
            {
                ({ } least, { } most) => $"{Plain(least)} to {Plain(most)}",
                ({ } least, _) => $"{Plain(least)} or more",
                (_, var most) => $"at most {Plain(most!.Value)}",
            };
            remarks?.Add($"{name} is {Plain(value)}; AtlasPS {AtlasPSVersion.Module} knows of {bounds}. It is sent as it is.");
        }
    }

    public static void Count(string name, int count, ValueDescription info, Remarks? remarks)
    {
        if (count > info.MaxItems)
            remarks?.Add($"{name} has {count} values; AtlasPS {AtlasPSVersion.Module} knows of at most {info.MaxItems}. They are sent as they are.");
        if (count < info.MinItems)
            remarks?.Add($"{name} has {count} values; AtlasPS {AtlasPSVersion.Module} knows of at least {info.MinItems}. They are sent as they are.");
    }

    /// <summary>A date; one that was marked as unreadable is reported here.</summary>
    public static DateTime Date(string name, DateTime value) =>
        UnreadableDates.TryTake(value, out string text) ? throw UnreadableDate(name, text) : value;

    /// <summary>A date as the seconds since 1970.</summary>
    public static long Seconds(string name, DateTime value, ValueDescription info)
    {
        long seconds = new DateTimeOffset(Date(name, value).ToUniversalTime()).ToUnixTimeSeconds();
        if (seconds < info.Minimum)
        {
            string first = DateTimeOffset.FromUnixTimeSeconds((long)info.Minimum).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            throw new AtlasInputException("OutOfRange", $"{name} is {JsonValues.Format(value)}; {first} or later is allowed.", $"Give {name} a later date.", value);
        }

        return seconds;
    }

    public static AtlasInputException UnreadableDate(string name, string text) => new(
        "UnreadableDate",
        $"'{text}' is no date for {name}.",
        $"Give {name} a date such as {DateTime.UtcNow.AddDays(1):yyyy-MM-dd'T'HH:mm:ss'Z'}, or (Get-Date).AddDays(1).",
        text)
    { Category = System.Management.Automation.ErrorCategory.InvalidData };

    private static string Hint(string name) =>
        $"Ids are 24 hexadecimal digits in lower case, like 5e8f8a8b3d2c1f0a1b2c3d4e.{(name.IndexOf('.') < 0 ? $" Press Tab after -{name} to see those that exist." : "")}";

    /// <summary>The last name of a place such as <c>entries[0].cidrBlock</c>.</summary>
    private static string Field(string place) => place.Substring(place.LastIndexOf('.') + 1).TrimEnd(']', '[', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static string Plain(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
