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
    public async IAsyncEnumerable<AtlasPage<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var underWay = new Queue<Task<AtlasPage<T>>>();
        var lookahead = new Lookahead(paging);
        int next = paging.FirstPage;
        try
        {
            underWay.Enqueue(Begin(next++, stop.Token));
            while (underWay.Count > 0)
            {
                var wait = Stopwatch.StartNew();
                var page = await underWay.Dequeue().ConfigureAwait(false);
                bool goesOn = GoesOn(page);
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

    /// <summary>True when another page has to be asked for. A short page is the last, and links say whether a full one is.</summary>
    private bool GoesOn(AtlasPage<T> page) => page.Items.Count >= paging.PageSize && page.IsPaged && (page.HasMore || !page.HasLinks);

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
