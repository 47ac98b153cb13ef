using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AtlasPS.Http.Paging;

/// <summary>Reads a list page by page, one page ahead of whoever works on them.</summary>
internal sealed class PageReader(AtlasRequest list, AtlasPaging paging, Func<AtlasRequest, CancellationToken, Task<AtlasResponse>> send)
{
    public async IAsyncEnumerable<AtlasPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<AtlasPage>? next = FetchAsync(paging.FirstPage, stop.Token);
        try
        {
            while (next is not null)
            {
                var page = await next.ConfigureAwait(false);
                next = paging.All && PageDocument.GoesOn(page, paging.PageSize) ? FetchAsync(page.Number + 1, stop.Token) : null;
                yield return page;
            }
        }
        finally
        {
            // Left early, or failed: the page under way is wanted no more, and neither is what becomes of it.
#pragma warning disable CA1849 // The asynchronous way would wait for callbacks; there is nothing to wait for.
            stop.Cancel();
#pragma warning restore CA1849
            if (next is not null)
                await Task.WhenAny(next).ConfigureAwait(false);
            _ = next?.Exception;
        }
    }

    private async Task<AtlasPage> FetchAsync(int number, CancellationToken cancellationToken)
    {
        var answer = await send(Page(number), cancellationToken).ConfigureAwait(false);
        return PageDocument.Read(number, answer.ReadJson());
    }

    private AtlasRequest Page(int number)
    {
        List<KeyValuePair<string, string>> query = [new("pageNum", $"{number}"), new("itemsPerPage", $"{paging.PageSize}")];
        if (paging.IncludeCount is { } count)
            query.Add(new("includeCount", count ? "true" : "false"));
        return list.With(list.Query.Where(given => !query.Exists(q => q.Key == given.Key)).Concat(query));
    }
}
