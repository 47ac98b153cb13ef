using System.Management.Automation;
using AtlasPS.Http;
using AtlasPS.Operations;
using AtlasPS.Requests;

namespace AtlasPS.Commands;

/// <summary>A cmdlet that reads lists page by page, and single objects where it is told which.</summary>
public abstract class AtlasListCommand : AtlasReadCommand
{
    private const int LargestPage = 500;
    private const int OrdinaryPage = 100;

    private protected AtlasListCommand()
    {
    }

    /// <summary>Reads every page; objects flow as they arrive. Without it the first page is read, and a warning says when there is more.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Items a request, 1 to 500: 100 unless set, 500 with <c>-All</c>.</summary>
    [Parameter]
    [ValidateRange(1, LargestPage)]
    public int PageSize { get; set; }

    /// <inheritdoc/>
    private protected override void Process()
    {
        var operation = Operation;
        if (operation.Answer != AnswerKind.Paged)
        {
            base.Process();
            return;
        }

        var request = BuildRequest(operation);
        Stream(request, operation, new Window(PagingParameters, All, PageSize));
    }

    private void Stream(AtlasRequest request, OperationInfo operation, Window window)
    {
        var origin = new AtlasOrigin(PathValues);
        bool count = PagingParameters.IncludeTotalCount;
        var paging = new AtlasPaging
        {
            FirstPage = window.FirstPage,
            PageSize = window.PageSize,
            All = window.ManyPages,
            IncludeCount = operation.CanCount ? count : null,
        };
        var pages = Connection.Http.ReadPagesAsync(request, paging, Narrator, Cancellation).GetAsyncEnumerator(Cancellation);
        try
        {
            ulong left = window.Limit;
            bool more = false;
            for (bool first = true; left > 0 && Await(pages.MoveNextAsync().AsTask()); first = false)
            {
                var page = pages.Current;
                if (first && count)
                    WriteObject(PagingParameters.NewTotalCount((ulong)(page.TotalCount ?? 0), page.TotalCount is null ? 0 : 1));
                int at = first ? window.DropFirst : 0;
                for (; at < page.Items.Count && left > 0; at++, left--)
                    if (Answers.Item(page.Items[at], operation, origin, Connection.Labels) is { } item)
                        WriteObject(item);
                more = page.HasMore || at < page.Items.Count;
            }

            if (more && window.IsOrdinary)
                WriteWarning($"There is more than these first {window.PageSize} {Surface.Noun} objects. Use -All to read everything, or -First and -Skip.");
        }
        finally
        {
            // The pipeline may have stopped in the middle: whatever is still being fetched is dropped.
            Await(Finish(pages));
        }
    }

    internal static async Task<bool> Finish(IAsyncEnumerator<AtlasPage> pages)
    {
        await pages.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>Which part of a list is wanted, in terms of pages.</summary>
    private sealed class Window
    {
        public Window(PagingParameters wanted, bool all, int pageSize)
        {
            bool limited = wanted.First != ulong.MaxValue;
            IsOrdinary = !all && !limited;
            PageSize = pageSize > 0 ? pageSize
                : limited ? (int)Math.Max(1, Math.Min(LargestPage, wanted.First))
                : all ? LargestPage
                : OrdinaryPage;
            Limit = limited ? wanted.First : all ? ulong.MaxValue : (ulong)PageSize;
            FirstPage = (int)(wanted.Skip / (ulong)PageSize) + 1;
            DropFirst = (int)(wanted.Skip % (ulong)PageSize);
            ManyPages = Limit == ulong.MaxValue || Limit + (ulong)DropFirst > (ulong)PageSize;
        }

        public int PageSize { get; }

        public ulong Limit { get; }

        public int FirstPage { get; }

        public int DropFirst { get; }

        public bool ManyPages { get; }

        /// <summary>True when nothing was said about how much is wanted.</summary>
        public bool IsOrdinary { get; }
    }
}
