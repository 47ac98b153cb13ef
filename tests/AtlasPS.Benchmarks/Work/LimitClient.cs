using System.Text.Json;
using AtlasPS.Benchmarks.Serving;

namespace AtlasPS.Benchmarks.Work;

/// <summary>
/// The limit: a client written for the work alone that keeps eight requests under way and takes the responses in order, over HttpClient and JsonDocument.
/// </summary>
internal sealed class LimitClient(Uri address) : IDisposable
{
    private const int UnderWay = 8;
    private const int PageSize = 500;
    private const string Groups = "/api/atlas/v2/groups";
    private readonly FloorClient _client = new(address);

    /// <summary>Reads the list of users to its end and looks at each.</summary>
    public async Task<int> ListAsync()
    {
        int count = 0;
        await foreach (var page in InOrderAsync(Pages()))
        {
            using (page)
            {
                int before = count;
                foreach (var user in page.RootElement.GetProperty("results").EnumerateArray())
                    count += user.GetProperty("username").GetString() is not null ? 1 : 0;
                if (count - before < PageSize)
                    break;
            }
        }

        return count;

        static IEnumerable<string> Pages()
        {
            for (int page = 1; ; page++)
                yield return $"{Groups}/{Content.ProjectId}/databaseUsers?pageNum={page}&itemsPerPage={PageSize}&includeCount=false";
        }
    }

    /// <summary>Reads users one by one.</summary>
    public async Task<int> SinglesAsync(int calls)
    {
        int count = 0;
        await foreach (var user in InOrderAsync(Enumerable.Range(0, calls).Select(n => $"{Groups}/{Content.ProjectId}/databaseUsers/admin/user-{n:d6}")))
        {
            using (user)
                count += user.RootElement.GetProperty("username").GetString() is not null ? 1 : 0;
        }

        return count;
    }

    /// <summary>Reads the projects, and the clusters of each.</summary>
    public async Task<int> ClustersAsync()
    {
        int count = 0;
        using var projects = await _client.GetAsync($"{Groups}?pageNum=1&itemsPerPage={PageSize}&includeCount=false");
        string[] ids = [.. projects.RootElement.GetProperty("results").EnumerateArray().Select(project => project.GetProperty("id").GetString()!)];
        await foreach (var clusters in InOrderAsync(ids.Select(id => $"{Groups}/{id}/clusters?pageNum=1&itemsPerPage={PageSize}&includeCount=false")))
        {
            using (clusters)
                count += clusters.RootElement.GetProperty("results").GetArrayLength();
        }

        return count;
    }

    public void Dispose() => _client.Dispose();

    private async IAsyncEnumerable<JsonDocument> InOrderAsync(IEnumerable<string> targets)
    {
        var underWay = new Queue<Task<JsonDocument>>();
        bool isFirst = true;
        foreach (string target in targets)
        {
            underWay.Enqueue(_client.GetAsync(target));
            // The first request fetches the nonce that the others are signed with.
            if (isFirst)
                await underWay.Peek();
            isFirst = false;
            if (underWay.Count == UnderWay)
                yield return await underWay.Dequeue();
        }

        while (underWay.TryDequeue(out var next))
            yield return await next;
    }
}
