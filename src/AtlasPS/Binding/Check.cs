using System.Globalization;
using System.Text.RegularExpressions;
using AtlasPS.Resources;
using AtlasPS.Sessions;
using AtlasPS.Values;

namespace AtlasPS.Binding;

/// <summary>Holds single values against the bounds that the facts give. Every refusal says what would be right.</summary>
internal static class Check
{
    private static readonly string HexId = "^([a-f0-9]{24})$";

    /// <summary>A text value; listed values come back in the case that Atlas writes them in.</summary>
    public static string Text(string name, string value, ValueDescription info)
    {
        if (info.Enum is { Length: > 0 } listed)
        {
            return Array.Find(listed, candidate => candidate.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? (info.IsOpen ? value : null)
                ?? throw new AtlasInputException("InvalidValue", $"'{value}' is no value of {name}.", Listed(value, listed), value);
        }

        if (info.Kind == ValueFormat.Duration && !DurationArgumentAttribute.IsDuration(value))
            throw new AtlasInputException("InvalidDuration", $"'{value}' is no {name}: a length of time is wanted.", $"Give {name} as an ISO 8601 duration such as PT1H or P7D, or as a time span: (New-TimeSpan -Hours 1).", value);
        if (info.Pattern is { } pattern && !Regex.IsMatch(value, pattern))
            throw new AtlasInputException("InvalidFormat", $"'{value}' is no {name}: {Form(pattern)} is wanted.", Hint(name, pattern), value);
        if (info.MaxLength is { } most && value.Length > most)
            throw new AtlasInputException("TooLong", $"{name} has {value.Length} characters; at most {most} are allowed.", $"Shorten {name} to {most} characters.", value);
        if (info.MinLength is { } least && value.Length < least)
            throw new AtlasInputException("TooShort", $"{name} has {value.Length} characters; at least {least} are needed.", $"Give {name} at least {least} characters.", name);
        return value;
    }

    public static void Number(string name, double value, ValueDescription info)
    {
        if (value < info.Minimum || value > info.Maximum)
        {
            string bounds = (info.Minimum, info.Maximum) switch
            {
                ({ } least, { } most) => $"from {Plain(least)} to {Plain(most)}",
                ({ } least, _) => $"{Plain(least)} or more",
                (_, var most) => $"at most {Plain(most!.Value)}",
            };
            throw new AtlasInputException("OutOfRange", $"{name} is {Plain(value)}; {bounds} is allowed.", $"Give {name} a value {bounds}.", value);
        }
    }

    public static void Count(string name, int count, ValueDescription info, object? target)
    {
        if (count > info.MaxItems)
            throw new AtlasInputException("TooMany", $"{name} has {count} values; at most {info.MaxItems} are allowed.", $"Give {name} at most {info.MaxItems} values.", target);
        if (count < info.MinItems)
            throw new AtlasInputException("TooFew", $"{name} has {count} values; at least {info.MinItems} are needed.", $"Give {name} at least {info.MinItems} values.", target);
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

    private static string Listed(string value, string[] listed)
    {
        string guess = Nearest.Find(value, listed) is { } near ? $"Did you mean {near}? " : "";
        return listed.Length <= 12 ? $"{guess}Allowed are {string.Join(", ", listed)}." : $"{guess}{listed.Length} values are allowed; press Tab to see them.";
    }

    private static string Form(string pattern) => Regex.Match(pattern, @"^\^\(?\[a-f0-9\]\{(\d+)\}\)?\$$") is { Success: true } hex
        ? $"an id of {hex.Groups[1].Value} hexadecimal digits in lower case"
        : $"text of the form {pattern}";

    private static string Hint(string name, string pattern) => pattern == HexId
        ? $"Ids are 24 hexadecimal digits in lower case, like 5e8f8a8b3d2c1f0a1b2c3d4e.{(name.IndexOf('.') < 0 ? $" Press Tab after -{name} to see those that exist." : "")}"
        : $"Correct the value of {name}.";

    private static string Plain(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
