using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

/// <summary>Retries beyond the matrix of <see cref="RetryMatrixTests"/>: numbers, waits and what is announced.</summary>
public class RetryTests
{
    [Theory]
    [InlineData("POST", 1)]
    [InlineData("PATCH", 1)]
    [InlineData("PUT", 2)]
    public async Task A_pooled_connection_that_breaks_does_not_repeat_a_bodiless_change_behind_our_back(string method, int seen)
    {
        await using var server = new RawServer(r => r.Method == "GET" || (r.Method == "PUT" && r.Number == 3) ? Reply.Json(200, "{}") : Reply.HangUp());
        using var session = Sessions.Open(server);
        await session.SendAsync(Sessions.Get());
        var call = session.SendAsync(Sessions.Of(method));
        if (method == "PUT")
            await call;
        else
            Assert.True((await Assert.ThrowsAsync<AtlasHttpException>(() => call)).OutcomeUnknown);
        Assert.Equal(seen, server.Requests.Count(r => r.Method == method));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_connection_that_cannot_be_opened_is_tried_again_for_every_method(string method)
    {
        var watcher = new Watcher();
        using var session = Sessions.Open(FreeAddress(), retries: 2);
        var failure = await Assert.ThrowsAsync<AtlasHttpException>(() => session.SendAsync(Sessions.Of(method), watcher, CancellationToken.None));
        Assert.Equal((AtlasFailure.Connection, 3, false), (failure.Failure, failure.Attempts, failure.OutcomeUnknown));
        Assert.Equal(2, watcher.Waits.Count);
    }

    [Fact]
    public async Task What_may_have_arrived_once_stays_unknown()
    {
        // The first attempt arrives and is not answered, the second finds nobody there.
        RawServer? server = null;
        server = new RawServer(async r =>
        {
            await Task.Yield();
            _ = server!.DisposeAsync().AsTask();
            return Reply.HangUp();
        });
        using var session = Sessions.Open(server, retries: 1, pace: Sessions.Quick with { ShortDelay = TimeSpan.FromMilliseconds(100) });
        var failure = await session.FailsAsync(Sessions.Of("PUT", "{}"));
        Assert.Equal((AtlasFailure.Connection, 2, true), (failure.Failure, failure.Attempts, failure.OutcomeUnknown));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    public async Task Retries_end_at_their_number(int retries, int requests)
    {
        await using var server = new RawServer(_ => Reply.Json(429, """{"error":429,"errorCode":"RATE_LIMITED","detail":"Slow down."}""", "Retry-After: 0"));
        using var session = Sessions.Open(server, retries: retries);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal((429, "RATE_LIMITED", requests), (failure.StatusCode, failure.ErrorCode, failure.Attempts));
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task Retry_After_in_seconds_is_waited_and_announced()
    {
        var watcher = new Watcher();
        await using var server = new RawServer(r => r.Number == 1 ? Reply.Json(429, "{}", "Retry-After: 1", "X-Error-Code: RATE_LIMITED") : Reply.Json(200, "{}"));
        using var session = Sessions.Open(server);
        long start = TimeProvider.System.GetTimestamp();
        await session.SendAsync(Sessions.Get(), watcher, CancellationToken.None);
        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 1, 10);
        Assert.Equal(
            ["send GET /api/atlas/v2/groups 1", "got 429 1", "wait 1 429 RATE_LIMITED, Retry-After 1 s", "send GET /api/atlas/v2/groups 2", "got 200 2"],
            watcher.Events);
    }

    [Fact]
    public async Task Retry_After_as_a_date_is_understood_even_with_a_single_digit_day()
    {
        var watcher = new Watcher();
        string date = DateTime.UtcNow.AddSeconds(3).ToString("ddd, d MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);
        await using var server = new RawServer(r => r.Number == 1 ? Reply.Json(503, "{}", "Retry-After: " + date) : Reply.Json(200, "{}"));
        using var session = Sessions.Open(server);
        await session.SendAsync(Sessions.Get(), watcher, CancellationToken.None);
        Assert.InRange(watcher.Waits.Single().TotalSeconds, 0.1, 3);
    }

    [Theory]
    [InlineData("Retry-After: soon")]
    [InlineData("Retry-After: -5")]
    [InlineData("Retry-After: NaN")]
    [InlineData("X-Other: 1")]
    public async Task Without_a_readable_Retry_After_waits_double_twice(string header)
    {
        var watcher = new Watcher();
        await using var server = new RawServer(r => r.Number <= 4 ? Reply.Json(429, "{}", header) : Reply.Json(200, "{}"));
        using var session = Sessions.Open(server);
        await session.SendAsync(Sessions.Get(), watcher, CancellationToken.None);
        Assert.Collection(
            watcher.Waits.Select(w => w.TotalMilliseconds),
            w => Assert.InRange(w, 20, 25),
            w => Assert.InRange(w, 40, 50),
            w => Assert.InRange(w, 80, 100),
            w => Assert.InRange(w, 80, 100));
    }

    [Theory]
    [InlineData(429, "60")]
    [InlineData(503, "3600")]
    [InlineData(429, "99999999999999999999")]
    public async Task A_wait_beyond_the_time_of_the_call_is_not_begun(int status, string seconds)
    {
        await using var server = new RawServer(_ => Reply.Json(status, """{"detail":"Slow down."}""", "Retry-After: " + seconds));
        using var session = Sessions.Open(server, seconds: 5);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal((AtlasFailure.Status, status, 1), (failure.Failure, failure.StatusCode, server.Requests.Count));
        Assert.True(failure.RetryAfter >= TimeSpan.FromSeconds(60));
        Assert.Contains("Slow down.", failure.Message);
        Assert.Contains("5 s", failure.Message);
    }

    [Fact]
    public async Task A_wait_of_more_than_an_hour_is_not_begun_even_where_the_call_has_no_time_limit()
    {
        await using var server = new RawServer(_ => Reply.Json(503, """{"detail":"Closed."}""", "Retry-After: 99999999999"));
        using var session = Sessions.Open(server);
        var request = Sessions.Get();
        request.Timeout = Timeout.InfiniteTimeSpan;
        var failure = await session.FailsAsync(request);
        Assert.Equal((AtlasFailure.Status, 503, 1), (failure.Failure, failure.StatusCode, server.Requests.Count));
        Assert.Contains("Closed.", failure.Message);
        Assert.Contains("3600 s", failure.Message);
    }

    [Fact]
    public async Task Under_random_weather_every_call_comes_through_with_its_own_answer()
    {
        string[] weather = ["429", "502", "503", "504", "silent close", "cut body", "cut chunk"];
        var random = new Random(7);
        var guard = new DigestGuard(Sessions.Key.PublicKey, "11111111-2222-3333-4444-555555555555", usesOfNonce: 50);
        await using var server = new RawServer(r =>
        {
            int dice;
            lock (random)
                dice = random.Next(20);
            return dice < weather.Length ? Failing(weather[dice]) : guard.Refuse(r) ?? Reply.Json(200, $"\"{r.Target}\"");
        });
        using var session = Sessions.Open(server, Sessions.Key, retries: 100, pace: Sessions.Quick with { RateLimitDelay = TimeSpan.FromMilliseconds(1), ShortDelay = TimeSpan.FromMilliseconds(1) });
        await Parallel.ForEachAsync(Enumerable.Range(0, 500), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            Assert.Equal($"\"/x/{i}\"", (await session.SendAsync(Sessions.Get($"/x/{i}"))).Text()));
        Assert.Equal(0, guard.Replays);
    }

    private static Reply Failing(string failure) => failure switch
    {
        "silent close" => Reply.HangUp(),
        "cut body" => Reply.Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\":"),
        "cut chunk" => Reply.Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n"),
        _ => Reply.Json(int.Parse(failure, CultureInfo.InvariantCulture), "{}"),
    };

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }
}
