using System.Globalization;
using System.Xml;

namespace AtlasPS.Simulator.Http;

/// <summary>The query of a request: decoded values by name, each in the order it came.</summary>
internal sealed class QueryValues
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    /// <summary>Every name and value, decoded, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs => _pairs;

    public static QueryValues Read(string text)
    {
        var query = new QueryValues();
        foreach (string pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=');
            query._pairs.Add(equals < 0
                ? new(Decode(pair), "")
                : new(Decode(pair[..equals]), Decode(pair[(equals + 1)..])));
        }

        return query;
    }

    /// <summary>The last value of a name, or null.</summary>
    public string? Last(string name) => _pairs.LastOrDefault(pair => pair.Key == name).Value;

    /// <summary>Every value of a name; a value with commas counts as several.</summary>
    public IReadOnlyList<string> All(string name) =>
        [.. _pairs.Where(pair => pair.Key == name).SelectMany(pair => pair.Value.Split(','))];

    /// <summary>A boolean parameter.</summary>
    /// <exception cref="AtlasError">The value is neither true nor false.</exception>
    public bool Flag(string name, bool otherwise) => Last(name) switch
    {
        null or "" => otherwise,
        var text when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        var text when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => throw AtlasError.InvalidQuery(name),
    };

    /// <summary>A moment; UTC where it names no offset.</summary>
    /// <exception cref="AtlasError">The value is no date and time.</exception>
    public DateTimeOffset? Moment(string name) => Last(name) switch
    {
        null or "" => null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => moment,
        _ => throw AtlasError.InvalidQuery(name),
    };

    /// <summary>A length of time as ISO 8601 has it: PT10H, P1D, P1DT12H.</summary>
    /// <exception cref="AtlasError">The value is none, or not above zero.</exception>
    public TimeSpan? Span(string name)
    {
        if (Last(name) is not { Length: > 0 } text)
            return null;
        try
        {
            var span = XmlConvert.ToTimeSpan(text);
            return span > TimeSpan.Zero ? span : throw AtlasError.InvalidQuery(name);
        }
        catch (FormatException)
        {
            throw AtlasError.InvalidQuery(name);
        }
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
