using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Simulator;

/// <summary>RFC 7616, judged once by .NET's own client and else by responses computed here.</summary>
public sealed partial class DigestTests
{
    private const string Path = "/api/atlas/v2/groups";

    [Theory]
    [InlineData(false, "algorithm=MD5")]
    [InlineData(true, "algorithm=SHA-256")]
    public async Task The_client_of_dotnet_is_let_in(bool sha256, string algorithm)
    {
        await using var world = await World.StartAsync(options => options.OfferSha256 = sha256);
        using var handler = new HttpClientHandler
        {
            Credentials = new CredentialCache
            {
                { world.Atlas.BaseAddress, "Digest", new NetworkCredential(SimulatorOptions.DefaultPublicKey, SimulatorOptions.DefaultPrivateKey) },
            },
        };
        using var http = new HttpClient(handler) { BaseAddress = world.Atlas.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/atlas/v2/groups?pageNum=1&itemsPerPage=2");
        request.Headers.TryAddWithoutValidation("Accept", Caller.Version);
        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([401, 200], world.Atlas.Requests.Select(seen => seen.Status));
        Assert.Contains(algorithm, world.Atlas.Requests[1].Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_challenge_is_the_one_of_the_service()
    {
        await using var world = await World.StartAsync();
        var reply = await Call(world, null);

        Assert.Equal(401, reply.Status);
        Assert.Matches("""^Digest realm="MMS Public API", domain="", nonce="[^"]{20,}", algorithm=MD5, qop="auth", stale=false$""", reply.Header("WWW-Authenticate")!);
        Assert.Null(reply.Header("X-Error-Code"));
        Assert.Equal("""{"error":401,"reason":"Unauthorized","detail":"You are not authorized for this resource.","errorCode":"UNEXPECTED_ERROR"}""", reply.Text);
        Assert.NotEqual(Nonce(reply), Nonce(await Call(world, null)));
    }

    [Fact]
    public async Task One_nonce_serves_many_requests_in_any_order_but_no_count_twice()
    {
        await using var world = await World.StartAsync();
        string nonce = Nonce(await Call(world, null));

        foreach (int count in new[] { 1, 2, 9, 4, 3 })
            Assert.Equal(200, (await Call(world, Answer(nonce, count))).Status);

        var replay = await Call(world, Answer(nonce, 4));
        Assert.Equal(401, replay.Status);
        Assert.NotEqual(nonce, Nonce(replay));
        Assert.Equal(200, (await Call(world, Answer(nonce, 5))).Status);
    }

    [Fact]
    public async Task An_old_nonce_is_stale_and_a_new_one_comes_with_the_news()
    {
        var clock = ManualClock.Today();
        await using var world = await World.StartAsync(options => options.Clock = clock);
        string nonce = Nonce(await Call(world, null));
        clock.Advance(TimeSpan.FromMinutes(4.9));
        Assert.Equal(200, (await Call(world, Answer(nonce, 1))).Status);
        clock.Advance(TimeSpan.FromMinutes(0.2));

        var reply = await Call(world, Answer(nonce, 2));
        Assert.Equal(401, reply.Status);
        Assert.Contains("stale=true", reply.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal(200, (await Call(world, Answer(Nonce(reply), 1))).Status);
    }

    [Fact]
    public async Task What_does_not_add_up_is_refused()
    {
        await using var world = await World.StartAsync();
        string nonce = Nonce(await Call(world, null));

        string[] wrong =
        [
            Answer(nonce, 1, secret: "guess"),
            Answer(nonce, 1, user: "nobody"),
            Answer(nonce, 1, uri: "/api/atlas/v2/orgs"),
            Answer(nonce, 1, uri: Path + "?pageNum=1"),
            Answer("bWFkZSB1cA==", 1),
            Answer(nonce, 1, realm: "elsewhere"),
            Answer(nonce, 1).Replace("qop=auth", "qop=auth-int", StringComparison.Ordinal),
            Answer(nonce, 1).Replace("nc=00000001", "nc=1", StringComparison.Ordinal),
            Answer(nonce, 1) + ", nc=00000002",
            "Digest username=\"abcdefgh",
            "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SimulatorOptions.DefaultPublicKey}:{SimulatorOptions.DefaultPrivateKey}")),
        ];
        foreach (string header in wrong)
            Assert.Equal(401, (await Call(world, header)).Status);

        // None of them has used up the count of the honest client.
        Assert.Equal(200, (await Call(world, Answer(nonce, 1))).Status);
    }

    [Fact]
    public async Task A_key_that_may_only_read_is_refused_changes()
    {
        await using var world = await World.StartAsync();
        string nonce = Nonce(await Call(world, null));
        string Header(string method, int count) => Answer(nonce, count, SimulatorOptions.DefaultReadOnlyPublicKey, SimulatorOptions.DefaultReadOnlyPrivateKey, method: method);

        Assert.Equal(200, (await Call(world, Header("GET", 1))).Status);
        var refused = await Call(world, Header("POST", 2), HttpMethod.Post, """{"name":"New","orgId":"000000000000000000000000"}""");
        Assert.Equal(403, refused.Status);
        Assert.Equal("USER_UNAUTHORIZED", refused.Header("X-Error-Code"));
    }

    [Fact]
    public async Task A_server_that_forgot_its_nonces_asks_again()
    {
        await using var world = await World.StartAsync();
        string nonce = Nonce(await Call(world, null));
        Assert.Equal(200, (await Call(world, Answer(nonce, 1))).Status);
        world.Atlas.ForgetNonces();
        Assert.Equal(401, (await Call(world, Answer(nonce, 2))).Status);
    }

    private static async Task<Reply> Call(World world, string? authorization, HttpMethod? method = null, string? body = null)
    {
        using var http = new HttpClient { BaseAddress = world.Atlas.BaseAddress };
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, Path);
        request.Headers.TryAddWithoutValidation("Accept", Caller.Version);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (body is not null)
            request.Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
        var response = await http.SendAsync(request);
        byte[] bytes = await response.Content.ReadAsByteArrayAsync();
        return new Reply((int)response.StatusCode, Encoding.UTF8.GetString(bytes), bytes, response);
    }

    private static string Nonce(Reply reply) => NonceOf().Match(reply.Header("WWW-Authenticate")!).Groups[1].Value;

    private static string Answer(
        string nonce,
        int count,
        string user = SimulatorOptions.DefaultPublicKey,
        string secret = SimulatorOptions.DefaultPrivateKey,
        string uri = Path,
        string realm = "MMS Public API",
        string method = "GET")
    {
        string nc = count.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
        string response = Md5($"{Md5($"{user}:{realm}:{secret}")}:{nonce}:{nc}:0a4f113b:auth:{Md5($"{method}:{uri}")}");
        return $"Digest username=\"{user}\", realm=\"{realm}\", nonce=\"{nonce}\", uri=\"{uri}\", algorithm=MD5, qop=auth, nc={nc}, cnonce=\"0a4f113b\", response=\"{response}\"";
    }

#pragma warning disable CA5351 // The scheme under test is made of it.
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    [GeneratedRegex("nonce=\"([^\"]+)\"")]
    private static partial Regex NonceOf();
}
