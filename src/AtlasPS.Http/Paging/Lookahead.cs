namespace AtlasPS.Http.Paging;

/// <summary>
/// How many pages to ask for before the present one is done with. A full page says that one more follows, never how many: whoever asks further
/// ahead may ask in vain, and does so only where it helps. So a list is read one page ahead, one of some length two, so that one is read while another
/// comes; and where pages are waited for, further and further, the longer the list turns out to be, as long as the pages are not too large together. Where Atlas sends the total the end is known, and nothing is asked in vain.
/// </summary>
internal sealed class Lookahead(AtlasPaging paging)
{
    private const int SomeLength = 3;

    /// <summary>So many bytes of pages may be under way. Made into objects they take about three times as much.</summary>
    private const int MostBytes = 8 * 1024 * 1024;

    /// <summary>A wait for the next page that is worth another request under way.</summary>
    private static readonly TimeSpan Noticeable = TimeSpan.FromMilliseconds(10);

    private readonly int _last = paging.All ? paging.LastPage : paging.FirstPage;
    private int? _expectedLast;
    private int _seen;

    /// <summary>The most pages to have under way.</summary>
    public int Width { get; private set; } = 1;

    /// <summary>Takes note of a page that came.</summary>
    /// <param name="totalCount">The count that it carried; null for none.</param>
    /// <param name="size">Its length, in bytes.</param>
    /// <param name="waited">How long the reader had to wait for it.</param>
    public void Saw(long? totalCount, int size, TimeSpan waited)
    {
        _seen++;
        if (totalCount is { } total)
            _expectedLast = (int)Math.Min((total + paging.PageSize - 1) / paging.PageSize, int.MaxValue);
        int affordable = Math.Max(1, MostBytes / Math.Max(1, size));
        int widest = Math.Min(Math.Min(paging.PagesAhead, affordable), _expectedLast is null ? 2 * (_seen - SomeLength + 1) : _seen);
        if ((waited >= Noticeable || _seen == SomeLength) && Width < widest)
            Width = widest;
        Width = Math.Min(Width, affordable);
    }

    /// <summary>True for a page that is wanted, and not known to lie beyond the end.</summary>
    /// <param name="number">The page's number.</param>
    /// <param name="present">The number of the page that said that another follows. A list may have grown since it was counted.</param>
    public bool Wants(int number, int present) => number <= _last && (number == present + 1 || number <= (_expectedLast ?? int.MaxValue));
}
