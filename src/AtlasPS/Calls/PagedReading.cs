using System.Management.Automation;
using AtlasPS.Descriptions;
using AtlasPS.Http;
using AtlasPS.Results;

namespace AtlasPS.Calls;

/// <summary>A read of a list, whose objects flow as its pages arrive.</summary>
internal sealed class PagedReading : Reading
{
    private readonly PagingParameters _paging;
    private readonly ListWindow _window;
    private readonly bool _count;
    private readonly bool _readsAll;
    private readonly IAsyncEnumerator<AtlasPage<object?>> _pages;
    private Task<bool> _next;

    public PagedReading(ICatalogCall call, CallSubject subject, AtlasRequest request, ListWindow window, PagingParameters wanted, AtlasPaging paging, Func<object, bool>? filter)
        : base(call, subject)
    {
        _paging = wanted;
        _window = window;
        _count = wanted.IncludeTotalCount;
        _readsAll = paging.All && paging.FirstPage == 1 && paging.LastPage == int.MaxValue;
        var labels = call.Connection.Labels;
        _pages = call.Connection.Http
            .ReadPagesAsync(request, paging, item => Answers.Item(item, subject.Operation, Origin, labels) is { } thing && filter?.Invoke(thing) != false ? thing : null, call.Narrator, call.Cancellation)
            .GetAsyncEnumerator(call.Cancellation);
        _next = Observed(_pages.MoveNextAsync().AsTask());
    }

    public override bool HasAnswer => _next.IsCompleted;

    public override void Emit()
    {
        try
        {
            ulong left = _window.Limit;
            ulong skip = _window.Skip;
            bool more = false;
            long seen = 0;
            for (bool first = true; left > 0 && MoveNext(first); first = false)
            {
                var page = _pages.Current;
                if (first && _count)
                    Call.WriteObject(_paging.NewTotalCount((ulong)(page.TotalCount ?? 0), page.TotalCount is null ? 0 : 1));
                int at = first ? _window.DropFirst : 0;
                for (; at < page.Items.Count && left > 0; at++)
                {
                    if (page.Items[at] is not { } item)
                        continue;
                    if (skip > 0)
                    {
                        skip--;
                        continue;
                    }

                    Call.WriteObject(item);
                    left--;
                }

                seen += page.Items.Count;
                more = at < page.Items.Count || (page.HasMore && !_readsAll);
            }

            if (_readsAll && _pages.Current is { TotalCount: { } count } && seen != count && !more)
                Call.WriteWarning($"Atlas counts {count} {Call.CommandDescription.Noun} objects, and its pages hold {seen}. The list may have changed while it was read.");
            if (more && _window.IsOrdinary)
                Call.WriteWarning($"There is more than these first {_window.PageSize} {Call.CommandDescription.Noun} objects. Use -All to read everything, or -First and -Skip.");
        }
        finally
        {
            // The pipeline may have stopped in the middle: whatever is still being fetched is dropped.
            Call.Await(Finish());
        }
    }

    /// <summary>Goes on to the next page. The first was begun at once, so that it comes while others are emitted.</summary>
    private bool MoveNext(bool first)
    {
        if (!first)
            _next = Observed(_pages.MoveNextAsync().AsTask());
        return Call.Await(_next);
    }

    private async Task<bool> Finish()
    {
        // A reader on its way to a page cannot be put away; it is so only when the pipeline stops, and then it fails at once.
        await Task.WhenAny(_next).ConfigureAwait(false);
        await _pages.DisposeAsync().ConfigureAwait(false);
        return true;
    }
}
