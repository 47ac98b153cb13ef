using System.Management.Automation;

namespace AtlasPS.Calls;

/// <summary>Which part of a list is wanted, in terms of pages.</summary>
internal sealed class ListWindow
{
    /// <summary>The most items that Atlas puts into a page.</summary>
    public const int LargestPage = 500;

    private const int OrdinaryPage = 100;

    public ListWindow(PagingParameters wanted, bool all, int pageSize)
    {
        bool limited = wanted.First != ulong.MaxValue;
        IsOrdinary = !all && !limited;
        PageSize = pageSize > 0 ? pageSize
            : limited ? (int)Math.Max(1, Math.Min(LargestPage, wanted.First))
            : all ? LargestPage
            : OrdinaryPage;
        Limit = limited ? Math.Min(wanted.First, long.MaxValue) : all ? ulong.MaxValue : (ulong)PageSize;
        FirstPage = (int)Math.Min(wanted.Skip / (ulong)PageSize, 1_000_000_000) + 1;
        DropFirst = (int)(wanted.Skip % (ulong)PageSize);
        ManyPages = Limit == ulong.MaxValue || Limit + (ulong)DropFirst > (ulong)PageSize;
        LastPage = Limit == ulong.MaxValue ? int.MaxValue : FirstPage + (int)Math.Min((Limit + (ulong)DropFirst - 1) / (ulong)PageSize, 1_000_000_000);
    }

    private ListWindow(ulong limit, ulong skip, int pageSize) =>
        (PageSize, Limit, FirstPage, LastPage, ManyPages, Skip) = (pageSize > 0 ? pageSize : LargestPage, limit, 1, int.MaxValue, true, skip);

    /// <summary>The part of those items that are not filtered out: which page they are on only reading tells.</summary>
    public static ListWindow OfMatches(PagingParameters wanted, int pageSize) => new(wanted.First, wanted.Skip, pageSize);

    /// <summary>How many items that are not filtered out are passed over.</summary>
    public ulong Skip { get; }

    public int PageSize { get; }

    public ulong Limit { get; }

    public int FirstPage { get; }

    /// <summary>The page with the last item that is wanted.</summary>
    public int LastPage { get; }

    public int DropFirst { get; }

    public bool ManyPages { get; }

    /// <summary>True when nothing was said about how much is wanted.</summary>
    public bool IsOrdinary { get; }
}
