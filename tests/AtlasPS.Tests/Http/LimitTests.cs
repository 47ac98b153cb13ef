using System.Diagnostics;
using System.Globalization;
using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

/// <summary>Rate limits over real sockets: who is held back, for how long, and what is said of it.</summary>
public class LimitTests
{
    private const string ClustersOfA = "/api/atlas/v2/groups/aaaaaaaaaaaaaaaaaaaaaaaa/clusters";
    private const string ClustersOfB = "/api/atlas/v2/groups/bbbbbbbbbbbbbbbbbbbbbbbb/clusters";
    private const string UsersOfA = "/api/atlas/v2/groups/aaaaaaaaaaaaaaaaaaaaaaaa/databaseUsers";

    [Theory]
    [InlineData(true, true, 8)]
    [InlineData(true, false, 8)]
    [InlineData(true, true, 1)]
    [InlineData(false, true, 8)]
    [InlineData(false, false, 1)]
    public async Task All_requests_get_through_and_none_is_sent_sooner_than_allowed(bool isBucket, bool tells, int callers)
    {
        const int Requests = 450;
        LimitModel limit = isBucket ? new EvenBucket(300, 300) : new SteppedBucket(300, 300, 1);
        var clock = Stopwatch.StartNew();
        await using var server = new RawServer(_ =>
        {
            lock (limit)
            {
                var (remaining, retryAfter) = limit.Take(clock.Elapsed.TotalSeconds);
                string[] headers = tells ? [$"RateLimit-Limit: {limit.Limit}", $"RateLimit-Remaining: {remaining}"] : [];
                return retryAfter is { } seconds
                    ? Reply.Json(429, """{"error":429,"errorCode":"RATE_LIMITED"}""", [.. headers, $"Retry-After: {seconds.ToString(CultureInfo.InvariantCulture)}"])
                    : Reply.Json(200, "{}", headers);
            }
        });
        using var session = Sessions.Open(server, seconds: 60, retries: 20);
        var watcher = new Timekeeper();
        await Parallel.ForEachAsync(Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = callers }, async (i, cancel) =>
            Assert.Equal(200, (await session.SendAsync(Sessions.Get($"{ClustersOfA}/{i}"), watcher, cancel)).StatusCode));

        // Who has left the line already when a refusal comes is under way, though not yet sent.
        Assert.InRange(watcher.TooSoon, 0, callers);
        // Without headers the wall shows when it is hit, by as many as are under way.
        int refused = server.Requests.Count - Requests;
        Assert.InRange(refused, 0, tells ? Requests / 100 : callers * 4);
    }

    [Fact]
    public async Task After_a_refusal_one_goes_ahead_of_the_others()
    {
        int served = 0, together = 0, most = 0;
        await using var server = new RawServer(async r =>
        {
            if (r.Number <= 8)
                return Reply.Json(429, "{}", "Retry-After: 1");
            most = Math.Max(most, Interlocked.Increment(ref together));
            bool isFirst = Interlocked.Increment(ref served) == 1;
            if (isFirst)
            {
                await Task.Delay(200);
                Assert.Equal(1, most);
            }

            Interlocked.Decrement(ref together);
            return Reply.Json(200, "{}");
        });
        using var session = Sessions.Open(server);
        var calls = Enumerable.Range(0, 8).Select(_ => session.SendAsync(Sessions.Get(ClustersOfA))).ToList();
        await Eventually.Async(() => server.Requests.Count == 9);
        await Task.Delay(100);
        Assert.Equal(9, server.Requests.Count);
        await Task.WhenAll(calls);
        Assert.Equal(16, server.Requests.Count);
    }

    [Theory]
    [InlineData("of the same project", ClustersOfA, true)]
    [InlineData("of another project", ClustersOfB, false)]
    [InlineData("of another kind", UsersOfA, false)]
    public async Task A_refusal_holds_up_requests(string which, string path, bool heldUp)
    {
        await using var server = new RawServer(r => r.Number == 1 ? Reply.Json(429, "{}", "Retry-After: 15") : Reply.Json(200, "{}"));
        using var session = Sessions.Open(server);
        using var stop = new CancellationTokenSource();
        var refused = new Watcher();
        var first = session.SendAsync(Sessions.Get(ClustersOfA), refused, stop.Token);
        await refused.FirstWait.Task;

        var watcher = new Watcher();
        var second = session.SendAsync(Sessions.Get(path), watcher, stop.Token);
        if (heldUp)
        {
            await watcher.FirstWait.Task;
            Assert.InRange(watcher.Waits.Single().TotalSeconds, 1, 15);
            Assert.Equal("wait 1 429 to an earlier request of the same kind", watcher.Events.Single());
        }
        else
        {
            Assert.True((await second).StatusCode == 200, which);
            Assert.Empty(watcher.Waits);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        if (heldUp)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(heldUp ? 1 : 2, server.Requests.Count);
    }

    [Fact]
    public async Task A_call_that_may_not_wait_so_long_is_not_sent_and_says_why()
    {
        await using var server = new RawServer(_ => Reply.Json(429, "{}", "Retry-After: 60"));
        using var session = Sessions.Open(server, retries: 0);
        await session.FailsAsync(Sessions.Get(ClustersOfA));

        var request = Sessions.Get(ClustersOfA);
        request.Timeout = TimeSpan.FromSeconds(5);
        var failure = await session.FailsAsync(request);

        Assert.Equal((AtlasFailure.Status, 429, false), (failure.Failure, failure.StatusCode, failure.OutcomeUnknown));
        Assert.Contains("Not sent", failure.Message);
        Assert.Contains("5 s", failure.Message);
        Assert.Contains("429", failure.Message);
        Assert.InRange(failure.RetryAfter!.Value.TotalSeconds, 30, 60);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Before_the_wall_requests_are_spaced_and_that_is_told()
    {
        // Three are left of a hundred a minute, and nothing shows how fast more come.
        int left = 4;
        await using var server = new RawServer(_ => Reply.Json(200, "{}", "RateLimit-Limit: 100", $"RateLimit-Remaining: {Interlocked.Decrement(ref left)}"));
        using var session = Sessions.Open(server);
        var watcher = new Watcher();
        await session.SendAsync(Sessions.Get(ClustersOfA), watcher, CancellationToken.None);
        Assert.Empty(watcher.Waits);
        await session.SendAsync(Sessions.Get(ClustersOfA), watcher, CancellationToken.None);
        // Without evidence a second is the most.
        Assert.InRange(watcher.Waits.Single().TotalSeconds, 0.1, 1);
        Assert.Contains("wait 1 3 of 100 requests left; 0.6 s between requests", watcher.Events);
    }

    [Theory]
    [InlineData("RateLimit-Remaining: 0", true)]
    [InlineData("RateLimit-Remaining: 900", false)]
    [InlineData("RateLimit-Remaining: many", false)]
    [InlineData("X-RateLimit-Remaining: 0", false)]
    [InlineData("RateLimit-Limit: 1200", false)]
    public async Task Any_header_may_be_missing_or_odd(string header, bool waits)
    {
        await using var server = new RawServer(_ => Reply.Json(200, "{}", header));
        using var session = Sessions.Open(server);
        var watcher = new Watcher();
        for (int i = 0; i < 2; i++)
            await session.SendAsync(Sessions.Get(ClustersOfA), watcher, CancellationToken.None);
        Assert.Equal(waits ? 1 : 0, watcher.Waits.Count);
        Assert.All(watcher.Waits, wait => Assert.InRange(wait.TotalSeconds, 0.1, 1));
    }

    [Fact]
    public async Task What_headers_leave_out_the_document_of_a_refusal_says()
    {
        const string Document = """{"error":429,"errorCode":"RATE_LIMITED_TOKEN_BUCKET","parameters":["clusters",1,10,5,60]}""";
        await using var server = new RawServer(r => r.Number == 1 ? Reply.Json(429, Document) : Reply.Json(200, "{}"));
        using var session = Sessions.Open(server);
        var watcher = new Watcher();
        await session.SendAsync(Sessions.Get(ClustersOfA), watcher, CancellationToken.None);
        Assert.Equal(TimeSpan.FromSeconds(1), watcher.Waits.First());
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_a_turn_and_leaves_the_others_in_line()
    {
        await using var server = new RawServer(r => r.Number == 1 ? Reply.Json(429, "{}", "Retry-After: 1") : Reply.Json(200, "{}"));
        using var session = Sessions.Open(server);
        var refused = new Watcher();
        var first = session.SendAsync(Sessions.Get(ClustersOfA), refused, CancellationToken.None);
        await refused.FirstWait.Task;
        using var stop = new CancellationTokenSource();
        var watcher = new Watcher();
        var waiting = session.SendAsync(Sessions.Get(ClustersOfA), watcher, stop.Token);
        await watcher.FirstWait.Task;
        var other = session.SendAsync(Sessions.Get(ClustersOfA));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Single(server.Requests);
        Assert.Single(watcher.EndedRequests);
        await Task.WhenAll(first, other);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task The_time_of_a_call_covers_its_wait_for_a_turn()
    {
        // Nothing is left, ever; without evidence of more somebody tries every second.
        await using var server = new RawServer(_ => Reply.Json(200, "{}", "RateLimit-Limit: 60", "RateLimit-Remaining: 0"));
        using var session = Sessions.Open(server);
        await session.SendAsync(Sessions.Get(ClustersOfA));
        var calls = Enumerable.Range(0, 20).Select(async _ =>
        {
            var request = Sessions.Get(ClustersOfA);
            request.Timeout = TimeSpan.FromSeconds(1.5);
            return (await Record.ExceptionAsync(() => session.SendAsync(request)) as AtlasHttpException)?.Failure;
        });
        var failures = await Task.WhenAll(calls);
        Assert.InRange(failures.Count(failure => failure == AtlasFailure.Timeout), 10, 20);
        Assert.InRange(server.Requests.Count, 1, 11);
    }

    /// <summary>Notes who is sent although somebody has received a refusal that asked for longer.</summary>
    private sealed class Timekeeper : IAtlasRequestObserver
    {
        private long _allowedAt;

        public int TooSoon;

        public bool WantsHeaders => true;

        public void Sending(AtlasRequest request, int attempt, string redactedHeaders)
        {
            if (Stopwatch.GetTimestamp() < Interlocked.Read(ref _allowedAt))
                Interlocked.Increment(ref TooSoon);
        }

        public void Received(AtlasRequest request, int attempt, int statusCode, TimeSpan elapsed, string redactedHeaders)
        {
            if (statusCode != 429)
                return;
            const string Name = "Retry-After: ";
            int at = redactedHeaders.IndexOf(Name, StringComparison.Ordinal) + Name.Length;
            int seconds = int.Parse(redactedHeaders[at..].Split('\n')[0], CultureInfo.InvariantCulture);
            // Counted from when the answer set out, which was no later than now.
            Interlocked.Exchange(ref _allowedAt, Stopwatch.GetTimestamp() + (seconds * Stopwatch.Frequency) - (Stopwatch.Frequency / 4));
        }

        public void Waiting(AtlasRequest request, int attempt, TimeSpan delay, string reason)
        {
        }

        public void Ended(AtlasRequest request)
        {
        }
    }
}
