using AtlasPS.Http;
using AtlasPS.Requests;

namespace AtlasPS.Commands;

/// <summary>A read of a list, whose objects flow as its pages arrive.</summary>
internal sealed class PagedReading : Reading
{
    private readonly AtlasListCommand _command;
    private readonly ListWindow _window;
    private readonly bool _count;
    private readonly IAsyncEnumerator<AtlasPage<object?>> _pages;
    private Task<bool> _next;

    public PagedReading(AtlasListCommand command, CallSubject subject, AtlasRequest request, ListWindow window, bool count, AtlasPaging paging)
        : base(command, subject)
    {
        _command = command;
        _window = window;
        _count = count;
        var labels = command.Connection.Labels;
        _pages = command.Connection.Http
            .ReadPagesAsync(request, paging, item => Answers.Item(item, subject.Operation, Origin, labels), command.Narrator, command.Cancellation)
            .GetAsyncEnumerator(command.Cancellation);
        _next = Observed(_pages.MoveNextAsync().AsTask());
    }

    public override bool HasAnswer => _next.IsCompleted;

    public override void Emit()
    {
        try
        {
            ulong left = _window.Limit;
            bool more = false;
            for (bool first = true; left > 0 && MoveNext(first); first = false)
            {
                var page = _pages.Current;
                if (first && _count)
                    Command.WriteObject(_command.PagingParameters.NewTotalCount((ulong)(page.TotalCount ?? 0), page.TotalCount is null ? 0 : 1));
                int at = first ? _window.DropFirst : 0;
                for (; at < page.Items.Count && left > 0; at++, left--)
                    if (page.Items[at] is { } item)
                        Command.WriteObject(item);
                more = page.HasMore || at < page.Items.Count;
            }

            if (more && _window.IsOrdinary)
                Command.WriteWarning($"There is more than these first {_window.PageSize} {Command.CommandDescription.Noun} objects. Use -All to read everything, or -First and -Skip.");
        }
        finally
        {
            // The pipeline may have stopped in the middle: whatever is still being fetched is dropped.
            Command.Await(Finish());
        }
    }

    /// <summary>Goes on to the next page. The first was begun at once, so that it comes while others are emitted.</summary>
    private bool MoveNext(bool first)
    {
        if (!first)
            _next = Observed(_pages.MoveNextAsync().AsTask());
        return Command.Await(_next);
    }

    private async Task<bool> Finish()
    {
        // A reader on its way to a page cannot be put away; it is so only when the pipeline stops, and then it fails at once.
        await Task.WhenAny(_next).ConfigureAwait(false);
        await _pages.DisposeAsync().ConfigureAwait(false);
        return true;
    }
}
