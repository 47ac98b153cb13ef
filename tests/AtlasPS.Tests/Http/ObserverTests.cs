using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

public class ObserverTests
{
    [Fact]
    public async Task What_is_shown_holds_no_secret()
    {
        await using var server = new RawServer(_ => Reply.Json(200, "{}", "Set-Cookie: s3cr3t", "X-New: s3cr3t", "RateLimit-Remaining: 7", "Server: envoy", "WWW-Authenticate: s3cr3t"));
        using var session = Sessions.Open(server, new AccessTokenCredential("s3cr3t"));
        var request = Sessions.Of("POST", "{}");
        request.Headers.Add(new("X-Api-Key", "s3cr3t"));
        var watcher = new Watcher();
        await session.SendAsync(request, watcher, CancellationToken.None);

        string shown = string.Join("\n", watcher.Headers);
        Assert.DoesNotContain("s3cr3t", shown);
        foreach (string line in new[]
        {
            "Authorization: ***", "X-Api-Key: ***", "Set-Cookie: ***", "X-New: ***", "WWW-Authenticate: ***", "RateLimit-Remaining: 7", "Server: envoy",
            "Accept: application/vnd.atlas.2023-01-01+json", "Content-Type: application/vnd.atlas.2023-01-01+json", "User-Agent: AtlasPS/0.1.0 (PowerShell 7.6.0; Test)",
        })
        {
            Assert.Contains(line, shown.Split('\n'));
        }
    }

    [Fact]
    public async Task The_round_trip_for_a_challenge_belongs_to_its_attempt()
    {
        var guard = new DigestGuard(Sessions.Key.PublicKey, "11111111-2222-3333-4444-555555555555");
        await using var server = new RawServer(r => guard.Refuse(r) ?? Reply.Json(200, "{}"));
        using var session = Sessions.Open(server, Sessions.Key);
        var watcher = new Watcher();
        await session.SendAsync(Sessions.Get(), watcher, CancellationToken.None);
        Assert.Equal(["send GET /api/atlas/v2/groups 1", "got 401 1", "send GET /api/atlas/v2/groups 1", "got 200 1"], watcher.Events);
        Assert.DoesNotContain("nonce", string.Join("\n", watcher.Headers));
    }

    [Fact]
    public async Task A_token_request_is_shown_and_the_revocation_is_not()
    {
        await using var server = new RawServer(r => Reply.Json(200, r.Target.EndsWith("/token", StringComparison.Ordinal) ? """{"access_token":"s3cr3t","token_type":"Bearer","expires_in":3600}""" : "{}"));
        using var session = Sessions.Open(server, new ServiceAccountCredential("mdb_sa_id_shown", "x"));
        var watcher = new Watcher();
        await session.SendAsync(Sessions.Get(), watcher, CancellationToken.None);
        await session.CloseAsync(CancellationToken.None);
        Assert.Equal(["send POST /api/oauth/token 1", "got 200 1", "send GET /api/atlas/v2/groups 1", "got 200 1"], watcher.Events);
        Assert.Equal(3, server.Requests.Count);
    }
}
