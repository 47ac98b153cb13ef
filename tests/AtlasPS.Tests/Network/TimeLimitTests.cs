using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using AtlasPS.Http;
using AtlasPS.Http.Connection;
using AtlasPS.Tests.Http;

namespace AtlasPS.Tests.Network;

/// <summary>Three times: for opening a connection, for the next thing to come, and for the whole call. Each says that it was the one.</summary>
public sealed class TimeLimitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    [Theory]
    [InlineData("GET", true, false)]
    [InlineData("PUT", true, false)]
    [InlineData("POST", false, true)]
    [InlineData("PATCH", false, true)]
    public async Task Silence_before_an_answer_ends_the_attempt_and_what_is_safe_is_tried_again(string method, bool again, bool unknown)
    {
        var clock = new CountingClock();
        await using var server = new RawServer(r => r.Number == 1 ? Reply.Silence() : Reply.Json(200, "{}"));
        using var session = Open(server.Address, clock);
        var call = session.SendAsync(Sessions.Of(method, method == "GET" ? null : "{}"));
        await Eventually.Async(() => server.Requests.Count == 1);
        Assert.False(call.IsCompleted);

        clock.Advance(Limit);

        await server.ClientLeft.Task.WaitAsync(Patience);
        if (again)
        {
            Assert.Equal(200, (await call.WaitAsync(Patience)).StatusCode);
            return;
        }

        var failure = await Assert.ThrowsAsync<AtlasHttpException>(() => call.WaitAsync(Patience));
        Assert.Equal(
            (AtlasFailure.Timeout, AtlasTimeLimit.Operation, 1, unknown, 1), (failure.Failure, failure.TimeLimit, failure.Attempts, failure.OutcomeUnknown, server.Requests.Count));
        Assert.Contains("Nothing came from 127.0.0.1 for 100 s.", failure.Message);
    }

    [Fact]
    public async Task Silence_in_the_middle_of_an_answer_ends_the_attempt()
    {
        var clock = new CountingClock();
        await using var server = new RawServer(_ => Reply.Silence("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"));
        using var session = Open(server.Address, clock, retries: 0);
        var call = session.FailsAsync(Sessions.Get());
        // The call's own time, that before the answer, and the first of those within it.
        await Eventually.Async(() => clock.Timers >= 3);
        await Eventually.Async(() =>
        {
            clock.Advance(Limit / 2);
            return call.IsCompleted;
        });

        var failure = await call;
        Assert.Equal((AtlasFailure.Timeout, AtlasTimeLimit.Operation, 200), (failure.Failure, failure.TimeLimit, failure.StatusCode));
        Assert.Contains("nothing more came for 100 s", failure.Message);
        await server.ClientLeft.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task An_answer_that_keeps_coming_may_take_its_time()
    {
        var clock = new CountingClock();
        var pipe = new Pipe();
        await using var stream = new PatientStream(pipe.Reader.AsStream(), clock, Limit);
        for (int i = 0; i < 5; i++)
        {
            var read = stream.ReadAsync(new byte[10]).AsTask();
            clock.Advance(Limit * 0.9);
            Assert.False(read.IsCompleted);
            await pipe.Writer.WriteAsync(new byte[] { 1 });
            Assert.Equal(1, await read.WaitAsync(Patience));
        }

        var last = stream.ReadAsync(new byte[10]).AsTask();
        clock.Advance(Limit);
        await Assert.ThrowsAsync<SilenceException>(() => last.WaitAsync(Patience));
    }

    [Fact]
    public async Task Cancelling_is_no_silence()
    {
        using var cancel = new CancellationTokenSource();
        await using var stream = new PatientStream(new Pipe().Reader.AsStream(), new CountingClock(), Limit);
        var read = stream.ReadAsync(new byte[10], cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.WaitAsync(Patience));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_connection_that_does_not_come_about_ends_the_attempt_and_is_tried_again(string method)
    {
        // It is accepted, and nobody begins to speak TLS.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var connection = TlsWorld.Trusting with { ConnectionTimeout = TimeSpan.FromSeconds(0.1) };
        using var session = TlsWorld.Open(new Uri($"https://{listener.LocalEndpoint}/"), connection, retries: 1);

        var failure = await session.FailsAsync(Sessions.Of(method, method == "GET" ? null : "{}"));

        Assert.Equal((AtlasFailure.Timeout, AtlasTimeLimit.Connection, 2, false), (failure.Failure, failure.TimeLimit, failure.Attempts, failure.OutcomeUnknown));
        Assert.Contains("No connection with 127.0.0.1 within 0.1 s.", failure.Message);
    }

    [Fact]
    public async Task A_proxy_that_does_not_open_the_way_counts_as_connecting()
    {
        await using var proxy = new TunnelProxy(new IPEndPoint(IPAddress.Loopback, 9)) { Refusal = _ => 0 };
        var connection = TlsWorld.Trusting with { Proxy = AtlasProxy.At(proxy.Address), ConnectionTimeout = TimeSpan.FromSeconds(0.1) };
        using var session = TlsWorld.Open(new Uri("https://atlas.test/"), connection, retries: 0);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal((AtlasFailure.Timeout, AtlasTimeLimit.Connection), (failure.Failure, failure.TimeLimit));
        Assert.Contains($"atlas.test through the proxy http://{proxy.EndPoint}", failure.Message);
    }

    [Fact]
    public async Task The_whole_call_ends_even_where_each_part_has_time_left()
    {
        var clock = new CountingClock();
        await using var server = new RawServer(_ => Reply.Silence());
        using var session = Open(server.Address, clock);
        var request = Sessions.Get();
        request.Timeout = Limit / 2;
        var call = session.FailsAsync(request);
        await Eventually.Async(() => server.Requests.Count == 1);
        clock.Advance(Limit / 2);
        var failure = await call.WaitAsync(Patience);
        Assert.Equal((AtlasFailure.Timeout, AtlasTimeLimit.Call), (failure.Failure, failure.TimeLimit));
        Assert.Contains("50 s that the whole call may take", failure.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Times_that_are_none_are_refused(double seconds)
    {
        var time = TimeSpan.FromSeconds(seconds);
        Assert.Throws<ArgumentException>(() => TlsWorld.Open(new Uri("https://x/"), new AtlasConnectionOptions { ConnectionTimeout = time }));
        Assert.Throws<ArgumentException>(() => TlsWorld.Open(new Uri("https://x/"), new AtlasConnectionOptions { OperationTimeout = time }));
    }

    private static AtlasHttpSession Open(Uri address, CountingClock clock, int retries = 5) => Sessions.Open(
        address, retries: retries, seconds: 100_000, pace: Sessions.Quick with { Clock = clock }, connection: new AtlasConnectionOptions { OperationTimeout = Limit });
}
