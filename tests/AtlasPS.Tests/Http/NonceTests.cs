using System.Collections.Concurrent;
using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

/// <summary>What nonces cost when many calls share one: a request for each new nonce, not for each call.</summary>
public class NonceTests
{
    private const string PrivateKey = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("MD5")]
    [InlineData("SHA-256-sess")]
    public async Task Bursts_with_a_nonce_that_was_forgotten_between_them_cost_one_request_each(string algorithm)
    {
        var guard = Guard(algorithm);
        await using var server = Guarded(guard);
        using var session = Sessions.Open(server, Sessions.Key);
        for (int burst = 0; burst < 5; burst++)
        {
            await BurstAsync(session, 64);
            guard.Expire();
        }

        Assert.Equal((5 * 65, 5, 0), (server.Requests.Count, guard.Nonces, guard.Replays));
    }

    [Fact]
    public async Task A_burst_with_a_nonce_that_holds_costs_nothing_more()
    {
        var guard = Guard();
        await using var server = Guarded(guard);
        using var session = Sessions.Open(server, Sessions.Key);
        for (int burst = 0; burst < 5; burst++)
            await BurstAsync(session, 20);
        Assert.Equal((101, 1, 0), (server.Requests.Count, guard.Nonces, guard.Replays));
    }

    [Fact]
    public async Task When_a_nonce_is_forgotten_in_the_middle_of_work_only_what_is_under_way_is_sent_twice()
    {
        const int Workers = 8, Calls = 60;
        var guard = Guard();
        await using var server = new RawServer(r =>
        {
            if (r.Number % 100 == 0)
                guard.Expire();
            return guard.Refuse(r) ?? Reply.Json(200, "{}");
        });
        using var session = Sessions.Open(server, Sessions.Key);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
        {
            for (int i = 0; i < Calls; i++)
                await session.SendAsync(Sessions.Get());
        }));
        int forgotten = server.Requests.Count / 100;
        Assert.InRange(server.Requests.Count, (Workers * Calls) + 1 + forgotten, (Workers * Calls) + 1 + (forgotten * Workers));
        Assert.Equal(0, guard.Replays);
    }

    [Fact]
    public async Task Whoever_goes_ahead_and_takes_long_does_not_hold_up_the_others_for_long()
    {
        var guard = Guard();
        await using var server = new RawServer(r => guard.Refuse(r) ?? (r.Target == "/slow" ? Reply.Silence() : Reply.Json(200, "{}")));
        using var session = Sessions.Open(server, Sessions.Key, pace: Sessions.Quick with { ScoutTime = TimeSpan.FromMilliseconds(50) });
        await session.SendAsync(Sessions.Get());
        using var cancel = new CancellationTokenSource();
        var slow = session.SendAsync(Sessions.Get("/slow"), null, cancel.Token);
        await Eventually.Async(() => server.Requests.Count == 3);
        await BurstAsync(session, 5);
        Assert.Equal(8, server.Requests.Count);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
    }

    [Fact]
    public async Task Calls_that_wait_for_the_one_ahead_can_be_cancelled_and_go_on_when_it_is()
    {
        var guard = Guard();
        await using var server = new RawServer(r => guard.Refuse(r) ?? (r.Target == "/slow" ? Reply.Silence() : Reply.Json(200, "{}")));
        using var session = Sessions.Open(server, Sessions.Key);
        await session.SendAsync(Sessions.Get());
        using var ahead = new CancellationTokenSource();
        using var behind = new CancellationTokenSource();
        var slow = session.SendAsync(Sessions.Get("/slow"), null, ahead.Token);
        await Eventually.Async(() => server.Requests.Count == 3);
        var waiting = session.SendAsync(Sessions.Get(), null, behind.Token);
        var patient = session.SendAsync(Sessions.Get());
        await behind.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await ahead.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        Assert.Equal(200, (await patient).StatusCode);
        Assert.Equal(4, server.Requests.Count);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task Where_the_life_of_a_nonce_is_known_the_next_is_asked_for_before_everybody_is_refused(bool saysStale, int lessons)
    {
        var clock = new HandClock();
        var stage = new Stage(clock, TimeSpan.FromMinutes(5), saysStale);
        await using var server = stage.Start();
        using var session = Sessions.Open(server, Sessions.Key, seconds: 3600, pace: Sessions.Quick with { Clock = clock });
        await session.SendAsync(Sessions.Get());
        for (int lesson = 1; lesson <= lessons; lesson++)
        {
            clock.Advance(TimeSpan.FromSeconds(298));
            await session.SendAsync(Sessions.Get());
            clock.Advance(TimeSpan.FromSeconds(4));
            await session.SendAsync(Sessions.Get());
            Assert.Equal((2 + (3 * lesson), 1 + lesson), (server.Requests.Count, stage.Guard.Nonces));
        }

        // Beside another that is under way, the first asks ahead, once.
        var held = await stage.HoldAsync(session);
        clock.Advance(TimeSpan.FromSeconds(280));
        int before = server.Requests.Count;
        await session.SendAsync(Sessions.Get());
        Assert.Equal((before + 2, 2 + lessons), (server.Requests.Count, stage.Guard.Nonces));
        await BurstAsync(session, 5);
        Assert.Equal((before + 7, 2 + lessons), (server.Requests.Count, stage.Guard.Nonces));
        stage.Release();
        await held;
        Assert.DoesNotContain(server.Requests.Skip(2 + (3 * lessons)), r => r["Authorization"] is not null && stage.Refused.Contains(r.Number));

        // Alone, nothing is asked for in advance.
        clock.Advance(TimeSpan.FromSeconds(280));
        await session.SendAsync(Sessions.Get());
        Assert.Equal((before + 8, 2 + lessons), (server.Requests.Count, stage.Guard.Nonces));
    }

    [Fact]
    public async Task A_nonce_that_died_during_a_pause_teaches_nothing()
    {
        var clock = new HandClock();
        var stage = new Stage(clock, TimeSpan.FromMinutes(5));
        await using var server = stage.Start();
        using var session = Sessions.Open(server, Sessions.Key, seconds: 3600, pace: Sessions.Quick with { Clock = clock });
        await session.SendAsync(Sessions.Get());
        clock.Advance(TimeSpan.FromSeconds(2));
        await session.SendAsync(Sessions.Get());
        clock.Advance(TimeSpan.FromMinutes(20));
        await session.SendAsync(Sessions.Get());
        clock.Advance(TimeSpan.FromSeconds(100));
        var held = await stage.HoldAsync(session);
        await BurstAsync(session, 5);
        stage.Release();
        await held;
        Assert.Equal(2, stage.Guard.Nonces);
    }

    [Theory]
    [InlineData("MD5")]
    [InlineData("SHA-256-sess")]
    public async Task A_nonce_that_the_server_names_for_the_next_request_is_used(string algorithm)
    {
        var guard = Guard(algorithm);
        string? named = null;
        await using var server = new RawServer(r => guard.Refuse(r) ?? Reply.Json(200, "{}", $"Authentication-Info: qop=auth, nextnonce=\"{named = guard.NewNonce()}\""));
        using var session = Sessions.Open(server, Sessions.Key);
        await session.SendAsync(Sessions.Get());
        if (algorithm.EndsWith("-sess", StringComparison.Ordinal))
            guard.SessionNonce = Parameter(server.Requests[1], "nonce");
        for (int i = 0; i < 3; i++)
        {
            string? expected = named;
            await session.SendAsync(Sessions.Get());
            Assert.Equal((expected, "00000001"), (Parameter(server.Requests[^1], "nonce"), Parameter(server.Requests[^1], "nc")));
        }

        Assert.Equal(5, server.Requests.Count);
    }

    [Theory]
    [InlineData("nextnonce=\"\"")]
    [InlineData("nextnonce=\"no end")]
    [InlineData("nextnonce=\"a\", nextnonce=\"b\"")]
    [InlineData("nextnonce=\"né\"")]
    [InlineData("rspauth=\"x\", cnonce=\"y\", nc=00000001")]
    [InlineData("= , ;; \"")]
    public async Task Authentication_Info_that_names_no_usable_nonce_changes_nothing(string info)
    {
        var guard = Guard();
        await using var server = new RawServer(r => guard.Refuse(r) ?? Reply.Json(200, "{}", $"Authentication-Info: {info}"));
        using var session = Sessions.Open(server, Sessions.Key);
        for (int i = 0; i < 3; i++)
            await session.SendAsync(Sessions.Get());
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Calls_that_break_off_or_fail_leave_everything_in_order_for_the_next()
    {
        bool calm = false;
        var guard = Guard();
        await using var server = new RawServer(async r =>
        {
            if (!calm && r.Number % 40 == 0)
                guard.Expire();
            if (guard.Refuse(r) is { } refusal)
                return refusal;
            if (calm)
                return Reply.Json(200, "{}");
            await Task.Delay(r.Number % 3);
            return (r.Number % 17) switch { 0 => Reply.Raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut"), 1 => Reply.Silence(), 2 => Reply.Json(500, "{}"), _ => Reply.Json(200, "{}") };
        });
        using var session = Sessions.Open(server, Sessions.Key, retries: 0);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (int i = 0; i < 25; i++)
            {
                using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(1 + ((worker + i) % 60)));
                try
                {
                    await session.SendAsync(Sessions.Get(), null, cancel.Token);
                }
                catch (Exception e) when (e is OperationCanceledException or AtlasHttpException)
                {
                }
            }
        })));
        calm = true;
        guard.Expire();
        int before = server.Requests.Count;
        await BurstAsync(session, 30);
        Assert.Equal((before + 31, 0), (server.Requests.Count, guard.Replays));
    }

    private static DigestGuard Guard(string algorithm = "MD5") => new(Sessions.Key.PublicKey, PrivateKey, algorithm);

    private static RawServer Guarded(DigestGuard guard) => new(r => guard.Refuse(r) ?? Reply.Json(200, "{}"));

    private static Task BurstAsync(AtlasHttpSession session, int calls) =>
        Task.WhenAll(Enumerable.Range(0, calls).Select(_ => Task.Run(() => session.SendAsync(Sessions.Get()))));

    private static string Parameter(RawRequest request, string name) =>
        request["Authorization"]!["Digest ".Length..].Split(", ").Select(p => p.Split('=', 2)).First(p => p[0] == name)[1].Trim('"');

    /// <summary>A server whose nonces follow a clock, and that can keep one call waiting while others come and go.</summary>
    private sealed class Stage(TimeProvider clock, TimeSpan lifetime, bool saysStale = true)
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _held;

        public DigestGuard Guard { get; } = new(Sessions.Key.PublicKey, PrivateKey) { Clock = clock, Lifetime = lifetime, SaysStale = saysStale };

        public ConcurrentBag<int> Refused { get; } = [];

        public RawServer Start() => new(async request =>
        {
            if (Guard.Refuse(request) is { } refusal)
            {
                Refused.Add(request.Number);
                return refusal;
            }

            if (request.Target == "/held")
                await (Interlocked.Increment(ref _held) == 1 ? _begun.Task : _release.Task);
            return Reply.Json(200, "{}");
        });

        /// <summary>Sends two calls, the first of which shows that the nonce holds, and the second stays under way.</summary>
        public async Task<Task> HoldAsync(AtlasHttpSession session)
        {
            Task[] both = [session.SendAsync(Sessions.Get("/held")), session.SendAsync(Sessions.Get("/held"))];
            _begun.SetResult();
            await Task.WhenAny(both);
            await Eventually.Async(() => Volatile.Read(ref _held) == 2);
            return Task.WhenAll(both);
        }

        public void Release() => _release.SetResult();
    }
}
