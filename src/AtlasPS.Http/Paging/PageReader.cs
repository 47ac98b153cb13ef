using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AtlasPS.Http.Paging;

/// <summary>Reads a list page by page and in order, further pages being fetched while whoever asked works on the present one.</summary>
/// <param name="list">The request for the list, without the parameters of a page.</param>
/// <param name="paging">Which pages, how many at a time.</param>
/// <param name="make">Makes of an item what is wanted. Called on the thread that fetched the page, so that whoever reads has less to do.</param>
/// <param name="send">Sends a request.</param>
internal sealed class PageReader<T>(AtlasRequest list, AtlasPaging paging, Func<JsonElement, T> make, Func<AtlasRequest, CancellationToken, Task<AtlasResponse>> send)
{
    /// <summary>So many empty pages in a row are no list.</summary>
    private const int MostEmpty = 100;

    public async IAsyncEnumerable<AtlasPage<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var underWay = new Queue<Task<AtlasPage<T>>>();
        var lookahead = new Lookahead(paging);
        int next = paging.FirstPage;
        string previous = "";
        int empty = 0;
        try
        {
            underWay.Enqueue(Begin(next++, stop.Token));
            while (underWay.Count > 0)
            {
                var wait = Stopwatch.StartNew();
                var page = await underWay.Dequeue().ConfigureAwait(false);
                bool goesOn = GoesOn(page);
                if (page.Content.Length > 0 && page.Content == previous)
                    throw new AtlasHttpException(AtlasFailure.Protocol, $"The server sent page {page.Number - 1} of the list again in the place of page {page.Number}, so the list has no end. What came before is complete.") { RequestLine = list.ToString() };
                empty = page.Items.Count == 0 ? empty + 1 : 0;
                if (empty > MostEmpty)
                    throw new AtlasHttpException(AtlasFailure.Protocol, $"The server sent {empty} pages without an item one after the other, each of which says that more follow.") { RequestLine = list.ToString() };
                previous = page.Content;
                lookahead.Saw(page.TotalCount, page.Size, wait.Elapsed);
                while (goesOn && underWay.Count < lookahead.Width && lookahead.Wants(next, page.Number))
                    underWay.Enqueue(Begin(next++, stop.Token));
                yield return page;
                if (!goesOn)
                    break;
            }
        }
        finally
        {
            // Left early, failed, or asked for pages that there are not: what is under way is wanted no more, and neither is what becomes of it.
#pragma warning disable CA1849 // The asynchronous way would wait for callbacks; there is nothing to wait for.
            stop.Cancel();
#pragma warning restore CA1849
            await Task.WhenAll(underWay.Select(task => Task.WhenAny(task))).ConfigureAwait(false);
        }
    }

    private Task<AtlasPage<T>> Begin(int number, CancellationToken cancellationToken)
    {
        var page = FetchAsync(number, cancellationToken);
        // A page that nobody comes to may fail without anybody to tell.
        _ = page.ContinueWith(failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return page;
    }

    private async Task<AtlasPage<T>> FetchAsync(int number, CancellationToken cancellationToken)
    {
        if (paging.Slots is { } slots)
            await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var answer = await send(Page(number), cancellationToken).ConfigureAwait(false);
            return answer.Read(utf8 => PageDocument<T>.Read(number, utf8, make));
        }
        finally
        {
            paging.Slots?.Release();
        }
    }

    /// <summary>
    /// True when another page has to be asked for. A link to the next page says so, however short this one is: lists are filtered after they were cut into pages, and a server may send fewer items than were
    /// asked for. Where there are no links a full page says it, or a count that is not reached.
    /// </summary>
    private bool GoesOn(AtlasPage<T> page) => page.IsPaged
        && (page.HasMore || (!page.HasLinks && page.Items.Count > 0 && (page.Items.Count >= paging.PageSize || page.TotalCount > (long)page.Number * paging.PageSize)));

    private AtlasRequest Page(int number)
    {
        List<KeyValuePair<string, string>> query = [];
        foreach (var given in list.Query)
        {
            if (given.Key is not ("pageNum" or "itemsPerPage") && (given.Key != "includeCount" || paging.IncludeCount is null))
                query.Add(given);
        }

        query.Add(new("pageNum", $"{number}"));
        query.Add(new("itemsPerPage", $"{paging.PageSize}"));
        if (paging.IncludeCount is { } count)
            query.Add(new("includeCount", count ? "true" : "false"));
        return list.With(query);
    }
}
