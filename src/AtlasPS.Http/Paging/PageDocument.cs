using System.Text.Json;
using AtlasPS.Http.Messages;

namespace AtlasPS.Http.Paging;

/// <summary>
/// Reads the items of a page, in whichever form Atlas sends it: <c>{results, links, totalCount}</c>, a bare array, or a document that is no list,
/// which then is the one item. An empty document has no item. Each item owns a copy of its own text: an object that is kept does not keep the page alive, and
/// no array is so long that it lands on the large object heap.
/// </summary>
/// <typeparam name="T">What items are made into.</typeparam>
internal sealed class PageDocument<T>(Func<JsonElement, T> make)
{
    private readonly List<T> _items = [];
    private JsonElement? _first;
    private JsonElement _last;
    private bool _isPaged;
    private bool _hasLinks;
    private bool _hasMore;
    private long? _totalCount;

    /// <exception cref="JsonException">The text is not exactly one JSON value.</exception>
    public static AtlasPage<T> Read(int number, ReadOnlyMemory<byte> utf8, Func<JsonElement, T> make)
    {
        var document = new PageDocument<T>(make);
        document.Read(JsonText.Readable(utf8).Span);
        return new AtlasPage<T>(number, document._items, document._hasMore, document._totalCount)
        {
            IsPaged = document._isPaged,
            HasLinks = document._hasLinks,
            Size = utf8.Length,
            Content = document._first is { } first ? $"{document._items.Count} {Mark(first)} {Mark(document._last)}" : "",
        };
    }

    /// <summary>The same for the same text, and in one process alone.</summary>
    private static string Mark(JsonElement item) => item.GetRawText() is { Length: > 0 } text ? $"{text.GetHashCode():x}:{text.Length}" : "";

    private void Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        if (utf8.IsEmpty || !reader.Read())
            return;
        if (reader.TokenType == JsonTokenType.StartArray)
            ReadItems(ref reader);
        else if (reader.TokenType != JsonTokenType.StartObject || !TryReadList(ref reader))
            reader = ReadSingle(utf8);
        // Anything behind the value is an error.
        reader.Read();
    }

    /// <summary>Reads an object with <c>results</c> to its end; false for any other one.</summary>
    private bool TryReadList(ref Utf8JsonReader reader)
    {
        bool isEmptyList = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isResults = reader.ValueTextEquals("results"u8), isLinks = reader.ValueTextEquals("links"u8), isCount = reader.ValueTextEquals("totalCount"u8);
            reader.Read();
            isEmptyList &= isResults || isLinks || isCount;
            if (isResults && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.Null)
            {
                _isPaged = true;
                if (reader.TokenType == JsonTokenType.StartArray)
                    ReadItems(ref reader);
            }
            else if (isLinks)
            {
                ReadLinks(JsonElement.ParseValue(ref reader));
            }
            else if (isCount && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long total))
            {
                _totalCount = total;
            }
            else
            {
                reader.Skip();
            }
        }

        // Links and a count alone are a list without results.
        return _isPaged |= isEmptyList && (_hasLinks || _totalCount is not null);
    }

    /// <summary>Reads a document that is no list. An object without fields is no item.</summary>
    private Utf8JsonReader ReadSingle(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        var root = JsonElement.ParseValue(ref reader);
        (_hasLinks, _hasMore, _totalCount) = (false, false, null);
        if (root.ValueKind != JsonValueKind.Object || root.EnumerateObject().MoveNext())
            _items.Add(make(root));
        return reader;
    }

    private void ReadItems(ref Utf8JsonReader reader)
    {
        _items.Clear();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var item = JsonElement.ParseValue(ref reader);
            if (_items.Count == 0)
                _first = item;
            _last = item;
            _items.Add(make(item));
        }
    }

    private void ReadLinks(JsonElement links)
    {
        _hasLinks = links.ValueKind == JsonValueKind.Array;
        if (!_hasLinks)
            return;
        foreach (var link in links.EnumerateArray())
            _hasMore |= link.ValueKind == JsonValueKind.Object && link.TryGetProperty("rel", out var rel) && rel.ValueKind == JsonValueKind.String && rel.ValueEquals("next"u8);
    }
}
