namespace AtlasPS.Http.Paging;

/// <summary>
/// How many pages to ask for before the present one is done with. A full page says that one more follows, never how many: whoever asks further
/// ahead may ask in vain. So a short list is read one page ahead, without a request too many, and the longer a list turns out to be the further
/// ahead it is read. Where Atlas sends the total the end is known: then nothing is asked in vain, and only whoever looks at the first few objects
/// alone has reason to begin slowly.
/// </summary>
internal sealed class Lookahead(AtlasPaging paging)
{
    private readonly int _last = paging.All ? paging.LastPage : paging.FirstPage;
    private int? _expectedLast;
    private int _seen;

    /// <summary>The most pages to have under way.</summary>
    public int Width => Math.Min(paging.PagesAhead, _expectedLast is null ? (_seen + 1) / 2 : _seen);

    /// <summary>Takes note of a page that came.</summary>
    /// <param name="totalCount">The count that it carried; null for none.</param>
    public void Saw(long? totalCount)
    {
        _seen++;
        if (totalCount is { } total)
            _expectedLast = (int)Math.Min((total + paging.PageSize - 1) / paging.PageSize, int.MaxValue);
    }

    /// <summary>True for a page that is wanted, and not known to lie beyond the end.</summary>
    /// <param name="number">The page's number.</param>
    /// <param name="present">The number of the page that said that another follows. A list may have grown since it was counted.</param>
    public bool Wants(int number, int present) => number <= _last && (number == present + 1 || number <= (_expectedLast ?? int.MaxValue));
}
