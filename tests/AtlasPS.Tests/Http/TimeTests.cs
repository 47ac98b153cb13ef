using System.Diagnostics;
using AtlasPS.Http;
using Microsoft.Extensions.Time.Testing;

namespace AtlasPS.Tests.Http;

/// <summary>Hung servers and cancellations: nothing waits longer than it may, wherever it waits.</summary>
public class TimeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const string HalfAnAnswer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

    [Theory]
    [InlineData("GET", "", false)]
    [InlineData("POST", "", true)]
    [InlineData("DELETE", "", true)]
    [InlineData("GET", HalfAnAnswer, false)]
    [InlineData("POST", HalfAnAnswer, true)]
    public async Task A_hung_server_is_a_timeout(string method, string begin, bool unknown)
    {
        // Time stands still until the server has the request, however busy this machine is.
        var clock = new FakeTimeProvider();
        await using var server = new RawServer(_ => Reply.Silence(begin));
        using var session = Sessions.Open(server, pace: Sessions.Quick with { Clock = clock });
        var request = Sessions.Of(method);
        request.Timeout = TimeSpan.FromSeconds(0.2);
        var call = session.FailsAsync(request);
        await Eventually.Async(() => server.Requests.Count == 1);
        Assert.False(call.IsCompleted);

        clock.Advance(request.Timeout.Value);

        var failure = await call.WaitAsync(Patience);
        Assert.Equal((AtlasFailure.Timeout, AtlasTimeLimit.Call, unknown), (failure.Failure, failure.TimeLimit, failure.OutcomeUnknown));
        Assert.Contains("0.2 s", failure.Message);
        Assert.Equal($"{method} /api/atlas/v2/groups", failure.RequestLine);
        await server.ClientLeft.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task The_time_covers_retries_and_waits()
    {
        await using var server = new RawServer(_ => Reply.Json(503, "{}"));
        using var session = Sessions.Open(server, retries: 100, seconds: 0.5, pace: Sessions.Quick with { ShortDelay = TimeSpan.FromMilliseconds(50) });
        var time = Stopwatch.StartNew();
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.True(failure.Failure is AtlasFailure.Status or AtlasFailure.Timeout);
        Assert.InRange(time.Elapsed.TotalSeconds, 0, 10);
    }

    [Theory]
    [InlineData("")]
    [InlineData(HalfAnAnswer)]
    public async Task Cancelling_ends_a_call_that_waits_for_the_server(string begin)
    {
        await using var server = new RawServer(_ => Reply.Silence(begin));
        using var session = Sessions.Open(server);
        using var cancel = new CancellationTokenSource();
        var call = session.SendAsync(Sessions.Get(), null, cancel.Token);
        await Eventually.Async(() => server.Requests.Count == 1);
        await Task.Delay(20);
        var time = Stopwatch.StartNew();
        await cancel.CancelAsync();
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancel.Token, thrown.CancellationToken);
        Assert.InRange(time.Elapsed.TotalSeconds, 0, 5);
        await server.ClientLeft.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Cancelling_ends_a_wait_before_a_retry()
    {
        var watcher = new Watcher();
        await using var server = new RawServer(_ => Reply.Json(429, "{}", "Retry-After: 15"));
        using var session = Sessions.Open(server);
        using var cancel = new CancellationTokenSource();
        var call = session.SendAsync(Sessions.Get(), watcher, cancel.Token);
        await watcher.FirstWait.Task;
        var time = Stopwatch.StartNew();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.InRange(time.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public async Task Cancelling_ends_waiting_for_somebody_elses_challenge_or_token()
    {
        foreach (AtlasCredential credential in new AtlasCredential[] { Sessions.Key, Sessions.Account })
        {
            await using var server = new RawServer(_ => Reply.Silence());
            using var session = Sessions.Open(server, credential);
            using var all = new CancellationTokenSource();
            using var second = new CancellationTokenSource();
            var asking = session.SendAsync(Sessions.Get(), null, all.Token);
            await Eventually.Async(() => server.Requests.Count == 1);
            var waiting = session.SendAsync(Sessions.Get(), null, second.Token);
            await second.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
            Assert.False(asking.IsCompleted);
            await all.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        }
    }

    [Fact]
    public async Task A_cancelled_token_sends_nothing()
    {
        await using var server = new RawServer(_ => Reply.Json(200, "{}"));
        using var session = Sessions.Open(server);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.SendAsync(Sessions.Get(), null, new CancellationToken(true)));
        Assert.Empty(server.Requests);
    }
}
