namespace AtlasPS.Http;

/// <summary>How to read a list.</summary>
public sealed class AtlasPaging
{
    /// <summary>The first page asked for, from 1.</summary>
    public int FirstPage { get; set; } = 1;

    /// <summary>Items a page, 1 to 500.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>Read the pages that follow the first too, or only the first.</summary>
    public bool All { get; set; }

    /// <summary>The last page wanted, where the caller knows it; no page beyond it is asked for.</summary>
    public int LastPage { get; set; } = int.MaxValue;

    /// <summary>The most pages that may be under way or waiting at the same time, from 1. So much memory a list may take.</summary>
    public int PagesAhead { get; set; } = 8;

    /// <summary>What bounds the requests under way of several lists together; null where this list is alone.</summary>
    public SemaphoreSlim? Slots { get; set; }

    /// <summary>What to send as <c>includeCount</c>; null sends none (26 lists do not know it).</summary>
    public bool? IncludeCount { get; set; }
}

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What its items were made into.</typeparam>
public sealed class AtlasPage<T>
{
    /// <summary>Creates the page.</summary>
    public AtlasPage(int number, IReadOnlyList<T> items, bool hasMore, long? totalCount)
    {
        Number = number;
        Items = items;
        HasMore = hasMore;
        TotalCount = totalCount;
    }

    /// <summary>The page's number, from 1.</summary>
    public int Number { get; }

    /// <summary>The items of <c>results</c>, or of the array that the document is.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>True when the answer says (<c>rel=next</c>) that another page follows.</summary>
    public bool HasMore { get; }

    /// <summary>Atlas's <c>totalCount</c>, where it sent one.</summary>
    public long? TotalCount { get; }

    /// <summary>True for a document with <c>results</c>: only these come in pages.</summary>
    internal bool IsPaged { get; init; }

    /// <summary>True when the document has links, of which one may lead to the next page.</summary>
    internal bool HasLinks { get; init; }

    /// <summary>The number of items, the first and the last: the same again means that the server repeats a page. Empty for a page without items.</summary>
    internal string Content { get; init; } = "";

    /// <summary>The length of the document, in bytes.</summary>
    internal int Size { get; init; }
}
