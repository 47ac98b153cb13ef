using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Simulator;

/// <summary>An answer of the simulator, read to its end.</summary>
internal sealed record Reply(int Status, string Text, byte[] Bytes, HttpResponseMessage Message)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonArray Results => Json["results"]!.AsArray();

    public string? ErrorCode => Json["errorCode"]?.GetValue<string>();

    /// <summary>A header as it stood on the wire.</summary>
    public string? Header(string name) =>
        Message.Headers.NonValidated.TryGetValues(name, out var values) || Message.Content.Headers.NonValidated.TryGetValues(name, out values) ? values.ToString() : null;
}

/// <summary>A plain HTTP client that calls with the simulator's static access token.</summary>
internal sealed class Caller : IDisposable
{
    public const string Version = "application/vnd.atlas.2025-03-12+json";

    private readonly HttpClient _http;

    public Caller(AtlasSimulator atlas, AuthenticationHeaderValue? authorization = null)
    {
        _http = new HttpClient { BaseAddress = atlas.BaseAddress, Timeout = TimeSpan.FromSeconds(20) };
        _http.DefaultRequestHeaders.Authorization = authorization ?? new AuthenticationHeaderValue("Bearer", atlas.Options.AccessToken);
    }

    public static string Payments => $"/api/atlas/v2/groups/{SeedIds.Payments}";

    public static string Contoso => $"/api/atlas/v2/orgs/{SeedIds.Contoso}";

    public Task<Reply> Get(string path, string accept = Version) => Send(HttpMethod.Get, path, null, accept);

    public Task<Reply> Post(string path, string? body = null) => Send(HttpMethod.Post, path, body);

    public Task<Reply> Patch(string path, string? body = null) => Send(HttpMethod.Patch, path, body);

    public Task<Reply> Put(string path, string? body = null) => Send(HttpMethod.Put, path, body);

    public Task<Reply> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public async Task<Reply> Send(HttpMethod method, string path, string? body, string? accept = Version, string contentType = "application/json", CancellationToken cancellationToken = default)
    {
        // The path is sent as it stands: percent-encoding is part of what is tested.
        using var request = new HttpRequestMessage(method, new Uri(_http.BaseAddress!.AbsoluteUri.TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        var response = await _http.SendAsync(request, cancellationToken);
        byte[] bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new Reply((int)response.StatusCode, Encoding.UTF8.GetString(bytes), bytes, response);
    }

    public void Dispose() => _http.Dispose();
}
