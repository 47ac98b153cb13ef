using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AtlasPS.Benchmarks.Serving;
using AtlasPS.Benchmarks.Soak;

namespace AtlasPS.Benchmarks.Work;

/// <summary>
/// The floor: what one writes who knows HTTP well and does nothing else. One HttpClient, one nonce for all calls, JsonDocument, one request after another.
/// </summary>
[SuppressMessage("Security", "CA5351", Justification = "What Atlas asks for.")]
internal sealed class FloorClient(Uri address) : IDisposable
{
    private const string ClientNonce = "0a4f113b";
    private readonly HttpClient _client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = address };
    private string _keyHash = "";
    private string _nonce = "";
    private int _count;

    public async Task<JsonDocument> GetAsync(string pathAndQuery)
    {
        using var answer = await SendAsync(pathAndQuery);
        if (answer.StatusCode != HttpStatusCode.Unauthorized)
            return await ReadAsync(answer);
        Challenge(answer.Headers.WwwAuthenticate.Single().Parameter!);
        using var second = await SendAsync(pathAndQuery);
        return await ReadAsync(second);
    }

    /// <summary>Reads a list of users, each page after the one before.</summary>
    /// <param name="keep">Keeps every document, or drops each after a look at its users.</param>
    public async Task<Outcome> ListAsync(bool keep)
    {
        var kept = new List<JsonElement>();
        int count = 0;
        bool inOrder = true;
        for (int page = 1; ; page++)
        {
            var document = await GetAsync($"/api/atlas/v2/groups/{Content.ProjectId}/databaseUsers?pageNum={page}&itemsPerPage=500&includeCount=false");
            foreach (var user in document.RootElement.GetProperty("results").EnumerateArray())
            {
                inOrder &= user.GetProperty("username").GetString() == $"user-{count++:d6}";
                if (keep)
                    kept.Add(user);
            }

            bool more = document.RootElement.GetProperty("links").EnumerateArray().Any(link => link.GetProperty("rel").ValueEquals("next"));
            if (!keep)
                document.Dispose();
            if (!more)
                return new Outcome(count, inOrder, keep ? kept : null);
        }
    }

    /// <summary>Reads single users, one after another.</summary>
    public async Task<Outcome> SinglesAsync(int calls)
    {
        bool inOrder = true;
        for (int call = 0; call < calls; call++)
        {
            using var user = await GetAsync($"/api/atlas/v2/groups/{Content.ProjectId}/databaseUsers/admin/user-{call:d6}");
            inOrder &= user.RootElement.GetProperty("username").GetString() == $"user-{call:d6}";
        }

        return new Outcome(calls, inOrder, null);
    }

    /// <summary>Reads the projects, and then the clusters of each.</summary>
    public async Task<Outcome> ClustersAsync()
    {
        int count = 0;
        bool inOrder = true;
        using var projects = await GetAsync("/api/atlas/v2/groups?pageNum=1&itemsPerPage=500&includeCount=false");
        foreach (var project in projects.RootElement.GetProperty("results").EnumerateArray())
        {
            string id = project.GetProperty("id").GetString()!;
            using var clusters = await GetAsync($"/api/atlas/v2/groups/{id}/clusters?pageNum=1&itemsPerPage=500&includeCount=false");
            foreach (var cluster in clusters.RootElement.GetProperty("results").EnumerateArray())
                inOrder &= cluster.GetProperty("groupId").GetString() == $"{count++:x24}";
        }

        return new Outcome(count, inOrder, null);
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(string target)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.TryAddWithoutValidation("Accept", "application/vnd.atlas.2023-01-01+json");
        if (_nonce.Length > 0)
        {
            string count = Interlocked.Increment(ref _count).ToString("x8");
            string response = Hash($"{_keyHash}:{_nonce}:{count}:{ClientNonce}:auth:{Hash($"GET:{target}")}");
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Digest",
                $"username=\"{DigestBook.PublicKey}\", realm=\"MMS Public API\", nonce=\"{_nonce}\", uri=\"{target}\", qop=auth, nc={count}, cnonce=\"{ClientNonce}\", response=\"{response}\", algorithm=MD5");
        }

        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private void Challenge(string parameters)
    {
        const string Name = "nonce=\"";
        int start = parameters.IndexOf(Name, StringComparison.Ordinal) + Name.Length;
        _nonce = parameters[start..parameters.IndexOf('"', start)];
        _keyHash = Hash($"{DigestBook.PublicKey}:MMS Public API:{DigestBook.PrivateKey}");
        _count = 0;
    }

    private static async Task<JsonDocument> ReadAsync(HttpResponseMessage answer)
    {
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync();
        return await JsonDocument.ParseAsync(stream);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}
