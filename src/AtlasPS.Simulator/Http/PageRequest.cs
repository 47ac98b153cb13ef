using System.Globalization;

namespace AtlasPS.Simulator.Http;

/// <summary>Which page is asked for.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Size">1 to 500.</param>
/// <param name="Count">True when the answer says how many items there are in all.</param>
internal sealed record PageRequest(int Number, int Size, bool Count)
{
    private const int DefaultSize = 100;
    private const int LargestSize = 500;

    public long Skip => (long)(Number - 1) * Size;

    /// <exception cref="AtlasError">400 for a number out of range.</exception>
    public static PageRequest Read(QueryValues query) => new(
        Whole(query, "pageNum", 1, int.MaxValue),
        Whole(query, "itemsPerPage", DefaultSize, LargestSize),
        query.Flag("includeCount", otherwise: true));

    /// <summary>The links of a page: itself, the one before and the one after, where they exist.</summary>
    public IEnumerable<(string Rel, string Href)> Links(string address, QueryValues query, bool more)
    {
        if (Number > 1)
            yield return ("previous", Address(Number - 1));
        yield return ("self", Address(Number));
        if (more)
            yield return ("next", Address(Number + 1));

        string Address(int number)
        {
            var kept = query.Pairs.Where(pair => pair.Key is not "pageNum" and not "itemsPerPage");
            var paging = new[] { new KeyValuePair<string, string>("pageNum", Invariant(number)), new("itemsPerPage", Invariant(Size)) };
            return address + "?" + string.Join('&', kept.Concat(paging)
                .Select(pair => Uri.EscapeDataString(pair.Key) + "=" + Uri.EscapeDataString(pair.Value)));
        }
    }

    private static int Whole(QueryValues query, string name, int otherwise, int largest)
    {
        if (query.Last(name) is not { Length: > 0 } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1 && value <= largest
            ? value
            : throw AtlasError.InvalidQuery(name);
    }

    private static string Invariant(int value) => value.ToString(CultureInfo.InvariantCulture);
}
