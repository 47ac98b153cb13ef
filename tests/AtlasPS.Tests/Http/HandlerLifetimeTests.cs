using AtlasPS.Http;
using AtlasPS.Http.Timing;

namespace AtlasPS.Tests.Http;

/// <summary>The handlers and connections of a session are replaced after their lifetime; the state of the session is not.</summary>
public class HandlerLifetimeTests
{
    private const string PrivateKey = "11111111-2222-3333-4444-555555555555";

    /// <summary>The factory accepts no shorter one.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private static readonly Pace ShortLived = Sessions.Quick with { HandlerLifetime = Shortest };

    [Fact]
    public async Task The_nonce_outlives_the_handlers()
    {
        var guard = new DigestGuard(Sessions.Key.PublicKey, PrivateKey);
        await using var server = new RawServer(r => guard.Refuse(r) ?? Reply.Json(200, "{}"));
        using var session = Sessions.Open(server, Sessions.Key, pace: ShortLived);

        await UntilReplacedAsync(session, server);

        Assert.Equal((1, 0), (guard.Nonces, guard.Replays));
    }

    [Fact]
    public async Task Rate_limits_outlive_the_handlers()
    {
        var watcher = new Watcher();
        bool limited = false;
        await using var server = new RawServer(_ => limited ? Reply.Json(429, "{}", "Retry-After: 3") : Reply.Json(200, "{}"));
        using var session = Sessions.Open(server, retries: 0, pace: ShortLived);
        await UntilReplacedAsync(session, server);
        limited = true;
        await session.FailsAsync(Sessions.Get());
        var refused = server.Requests[^1];
        limited = false;

        await Task.Delay(Shortest + Shortest / 2);
        await session.SendAsync(Sessions.Get(), watcher, CancellationToken.None);

        Assert.Equal(refused.Number + 1, server.Requests.Count);
        Assert.Contains("429", Assert.Single(watcher.Events, e => e.StartsWith("wait", StringComparison.Ordinal)));
        Assert.NotEqual(refused.Connection, server.Requests[^1].Connection);
    }

    [Fact]
    public async Task A_call_under_way_ends_on_the_handlers_that_it_began_with()
    {
        var proceed = new TaskCompletionSource();
        await using var server = new RawServer(async r =>
        {
            if (r.Target == "/slow")
                await proceed.Task;
            return Reply.Json(200, "{}");
        });
        using var session = Sessions.Open(server, pace: ShortLived);
        var slow = session.SendAsync(Sessions.Get("/slow"));
        await Eventually.Async(() => server.Requests.Count == 1);

        await Task.Delay(Shortest + Shortest / 2);
        await session.SendAsync(Sessions.Get());
        proceed.SetResult();

        Assert.Equal(200, (await slow).StatusCode);
        Assert.Single(server.Requests, r => r.Target == "/slow");
    }

    [Fact]
    public async Task Closing_ends_what_is_under_way_on_former_and_present_handlers()
    {
        await using var server = new RawServer(_ => Reply.Silence());
        var session = Sessions.Open(server, retries: 0, pace: ShortLived);
        var former = session.SendAsync(Sessions.Get("/former"));
        await Eventually.Async(() => server.Requests.Count == 1);
        await Task.Delay(Shortest + Shortest / 2);
        var present = session.SendAsync(Sessions.Get("/present"));
        await Eventually.Async(() => server.Requests.Count == 2);

        session.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => former);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => present);
        await server.ClientLeft.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Closing_closes_connections_that_wait_for_another_request()
    {
        var left = new TaskCompletionSource();
        await using var server = new IdleServer(left);
        var session = Sessions.Open(server.Address);
        await session.SendAsync(Sessions.Get());
        Assert.False(left.Task.IsCompleted);

        session.Dispose();

        await left.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>Calls until a call uses another connection than the first.</summary>
    private static async Task UntilReplacedAsync(AtlasHttpSession session, RawServer server)
    {
        await session.SendAsync(Sessions.Get());
        await Eventually.Async(() =>
        {
            session.SendAsync(Sessions.Get()).GetAwaiter().GetResult();
            return server.Requests[^1].Connection != server.Requests[0].Connection;
        });
    }
}
