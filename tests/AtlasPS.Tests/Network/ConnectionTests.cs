using AtlasPS.Http;
using AtlasPS.Tests.Http;

namespace AtlasPS.Tests.Network;

/// <summary>What becomes of connections: they are used again, also after errors, and given up when they are dead.</summary>
public sealed class ConnectionTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(307)]
    public async Task An_error_does_not_cost_the_connection(int status)
    {
        await using var server = new RawServer(r => r.Number % 2 == 1 ? Reply.Json(status, """{"detail":"No."}""") : Reply.Json(200, "{}"));
        using var session = Sessions.Open(server, retries: 0);
        for (int i = 0; i < 3; i++)
        {
            await session.FailsAsync(Sessions.Of("POST", "{}"));
            await session.SendAsync(Sessions.Get());
        }

        Assert.Equal((6, 1), (server.Requests.Count, server.Requests.Max(r => r.Connection)));
    }

    [Fact]
    public async Task A_challenge_does_not_cost_the_connection()
    {
        var guard = new DigestGuard(Sessions.Key.PublicKey, "11111111-2222-3333-4444-555555555555", usesOfNonce: 2);
        await using var server = new RawServer(r => guard.Refuse(r) ?? Reply.Json(200, "{}"));
        using var session = Sessions.Open(server, Sessions.Key);
        for (int i = 0; i < 6; i++)
            await session.SendAsync(Sessions.Get());
        Assert.Equal(1, server.Requests.Max(r => r.Connection));
    }

    [Fact]
    public async Task A_connection_that_died_without_a_word_is_found_out_and_replaced()
    {
        await using var server = await TlsWorld.ServeAsync(name: TlsWorld.Host);
        await using var proxy = new TunnelProxy(server.EndPoint);
        var pace = Sessions.Quick with { PingDelay = TimeSpan.FromSeconds(1), PingTimeout = TimeSpan.FromSeconds(1) };
        var connection = TlsWorld.Trusting with { Proxy = AtlasProxy.At(proxy.Address), OperationTimeout = Timeout.InfiniteTimeSpan };
        using var session = TlsWorld.Open(new Uri("https://atlas.test/"), connection, pace: pace);
        await session.SendAsync(Sessions.Get("/before"));

        proxy.Freeze();

        // Over the first connection the answer would never come, and nobody would ever give it up for being late.
        var answer = await session.SendAsync(Sessions.Get("/after"));
        Assert.Equal(200, answer.StatusCode);
        Assert.Equal(2, proxy.Heads.Count);
        Assert.Equal(["/before", "/after"], server.Requests.Select(request => request.Target));
    }
}
