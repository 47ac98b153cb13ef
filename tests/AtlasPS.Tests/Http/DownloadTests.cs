using System.Text;
using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

/// <summary>Downloads: streamed, begun anew where a connection breaks, whole or not at all, and as they lie at Atlas however they are packed for the journey.</summary>
public sealed class DownloadTests : IDisposable
{
    private const string Log = "one line\nanother line\n";
    private const string Gz = "application/vnd.atlas.2023-02-01+gzip";
    private readonly MemoryTarget _target = new();
    private readonly Watcher _watcher = new();

    public void Dispose() => _target.Dispose();

    [Fact]
    public async Task A_file_arrives_as_it_was_sent_and_says_what_it_is()
    {
        byte[] file = Packing.Gzip(Log);
        await using var server = new RawServer(_ => Reply.Body(200, file, $"Content-Type: {Gz}", "Content-Disposition: attachment; filename=\"h_2025-08-21T05:25:31_MONGODB.log.gz\""));
        using var session = Sessions.Open(server);
        var download = await DownloadAsync(session);
        Assert.Equal(file, _target.Bytes);
        Assert.Equal((200, Gz, file.Length, "h_2025-08-21T05:25:31_MONGODB.log.gz", 1), (download.StatusCode, download.MediaType, download.Length, download.FileName, download.Attempt));
        Assert.Same(download, Assert.Single(_target.Begun));
        Assert.Equal(file.Length, _target.Received[^1]);
        Assert.Equal(["send GET /logs/mongodb.gz 1", "got 200 1"], _watcher.Events);
    }

    [Fact]
    public async Task The_plain_bytes_are_asked_for_and_the_whole_of_them()
    {
        await using var server = new RawServer(_ => Reply.Body(200, [], $"Content-Type: {Gz}"));
        using var session = Sessions.Open(server);
        await DownloadAsync(session);
        Assert.Equal(("identity", Gz, null), (server.Requests[0]["Accept-Encoding"], server.Requests[0]["Accept"], server.Requests[0]["Range"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_empty_log_is_an_empty_file_unpacked_or_not(bool expand)
    {
        await using var server = new RawServer(_ => Reply.Body(200, [], $"Content-Type: {Gz}"));
        using var session = Sessions.Open(server);
        await DownloadAsync(session, expand);
        Assert.Empty(_target.Bytes);
    }

    [Fact]
    public async Task Chunks_of_unknown_length_arrive_whole()
    {
        await using var server = new RawServer(_ => Reply.Raw($"HTTP/1.1 200 OK\r\nContent-Type: {Gz}\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));
        using var session = Sessions.Open(server);
        Assert.Null((await DownloadAsync(session)).Length);
        Assert.Equal("abcde"u8.ToArray(), _target.Bytes);
    }

    [Theory]
    [InlineData("Content-Length: 10\r\n\r\nabc")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")]
    public async Task A_cut_download_is_begun_anew_from_nothing(string cut)
    {
        await using var server = new RawServer(r => r.Number <= 2 ? Reply.Raw($"HTTP/1.1 200 OK\r\nContent-Type: {Gz}\r\n{cut}") : Reply.Body(200, "0123456789"u8.ToArray(), $"Content-Type: {Gz}"));
        using var session = Sessions.Open(server);
        var download = await DownloadAsync(session);
        Assert.Equal("0123456789"u8.ToArray(), _target.Bytes);
        Assert.Equal([1, 2, 3], _target.Begun.Select(begun => begun.Attempt));
        Assert.Equal(3, download.Attempt);
        Assert.All(server.Requests, request => Assert.Null(request["Range"]));
        Assert.Contains("wait 1 the answer was cut off", _watcher.Events);
    }

    [Fact]
    public async Task A_download_that_is_always_cut_fails_as_a_connection_does()
    {
        await using var server = new RawServer(_ => Reply.Raw($"HTTP/1.1 200 OK\r\nContent-Type: {Gz}\r\nContent-Length: 10\r\n\r\nabc"));
        using var session = Sessions.Open(server, retries: 2);
        var failure = await FailsAsync(session);
        Assert.Equal((AtlasFailure.Connection, 200, 3, 3), (failure.Failure, failure.StatusCode, failure.Attempts, server.Requests.Count));
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_left_and_asked_again()
    {
        await using var server = new RawServer(r => r.Number == 1 ? Reply.Silence($"HTTP/1.1 200 OK\r\nContent-Type: {Gz}\r\nContent-Length: 10\r\n\r\nabc") : Reply.Body(200, "0123456789"u8.ToArray()));
        using var session = Sessions.Open(server, connection: new AtlasConnectionOptions { OperationTimeout = TimeSpan.FromMilliseconds(400) });
        await DownloadAsync(session);
        Assert.Equal("0123456789"u8.ToArray(), _target.Bytes);
        await server.ClientLeft.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task What_comes_slowly_but_comes_may_take_longer_than_a_call()
    {
        byte[] file = new byte[500_000];
        int pauses = 0;
        await using var server = new RawServer(_ => Reply.Body(200, file, $"Content-Type: {Gz}"));
        using var session = Sessions.Open(server, seconds: 2);
        using var slow = new MemoryTarget { OnAdvance = _ => Thread.Sleep(pauses++ < 5 ? 500 : 0) };
        await session.DownloadAsync(Request(), slow, false, null, CancellationToken.None);
        Assert.Equal(file.Length, slow.Bytes.Length);
    }

    [Fact]
    public async Task A_time_that_is_given_bounds_the_whole()
    {
        await using var server = new RawServer(_ => Reply.Silence($"HTTP/1.1 200 OK\r\nContent-Type: {Gz}\r\nContent-Length: 10\r\n\r\nabc"));
        using var session = Sessions.Open(server);
        var request = Request();
        request.Timeout = TimeSpan.FromSeconds(0.4);
        var failure = await Assert.ThrowsAsync<AtlasHttpException>(() => session.DownloadAsync(request, _target, false, null, CancellationToken.None));
        Assert.Equal(AtlasFailure.Timeout, failure.Failure);
        Assert.Contains("download did not end within the 0.4 s", failure.Message);
        await server.ClientLeft.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_wait_that_Atlas_asks_for_is_not_waited_beyond_the_time_of_a_call()
    {
        await using var server = new RawServer(_ => Reply.Json(429, "{}", "Retry-After: 3600"));
        using var session = Sessions.Open(server, seconds: 5);
        Assert.Equal((429, 1), ((await FailsAsync(session)).StatusCode, server.Requests.Count));
    }

    [Fact]
    public async Task Cancelling_ends_it_and_hangs_up()
    {
        await using var server = new RawServer(_ => Reply.Silence($"HTTP/1.1 200 OK\r\nContent-Type: {Gz}\r\nContent-Length: 10\r\n\r\nabc"));
        using var session = Sessions.Open(server);
        using var cancel = new CancellationTokenSource();
        var download = session.DownloadAsync(Request(), _target, false, null, cancel.Token);
        await Eventually.Async(() => _target.Received.Count == 1);
        await cancel.CancelAsync();
        Assert.Equal(cancel.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => download)).CancellationToken);
        await server.ClientLeft.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task An_error_is_read_as_every_error_and_the_target_hears_nothing_of_it()
    {
        await using var server = new RawServer(_ => Reply.Json(404, """{"error":404,"errorCode":"LOG_NOT_FOUND","detail":"There is no such log."}"""));
        using var session = Sessions.Open(server);
        var failure = await FailsAsync(session);
        Assert.Equal((AtlasFailure.Status, 404, "LOG_NOT_FOUND"), (failure.Failure, failure.StatusCode, failure.ErrorCode));
        Assert.Empty(_target.Begun);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_and_a_challenge_answered()
    {
        var guard = new DigestGuard(Sessions.Key.PublicKey, "11111111-2222-3333-4444-555555555555", usesOfNonce: 50);
        await using var server = new RawServer(r => r.Number == 1 ? Reply.Json(503, "{}") : guard.Refuse(r) ?? Reply.Body(200, "file"u8.ToArray(), $"Content-Type: {Gz}"));
        using var session = Sessions.Open(server, Sessions.Key);
        await DownloadAsync(session);
        Assert.Equal("file"u8.ToArray(), _target.Bytes);
    }

    [Theory]
    [InlineData("text/html", "<html>Please sign in</html>", 200)]
    [InlineData("application/json", "{}", 200)]
    [InlineData(Gz, "abc", 206)]
    public async Task What_is_not_the_file_is_not_taken_for_it(string type, string body, int status)
    {
        await using var server = new RawServer(_ => Reply.Text(status, type, body));
        using var session = Sessions.Open(server);
        var failure = await FailsAsync(session);
        Assert.Equal((AtlasFailure.Protocol, status), (failure.Failure, failure.StatusCode));
        Assert.Empty(_target.Begun);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_gzip_file_stays_one_whatever_the_transfer_is_said_to_be_encoded_as(int packed)
    {
        byte[] file = Packing.Gzip(Log);
        byte[] body = packed == 1 ? file : Packing.Gzip(file);
        await using var server = new RawServer(_ => Reply.Body(200, body, $"Content-Type: {Gz}", "Content-Encoding: gzip"));
        using var session = Sessions.Open(server);
        await DownloadAsync(session);
        Assert.Equal(file, _target.Bytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Unpacking_unpacks_the_file_whatever_the_transfer_is_said_to_be_encoded_as(int packed)
    {
        byte[] file = Packing.Gzip(Log);
        await using var server = new RawServer(_ => Reply.Body(200, packed == 1 ? file : Packing.Gzip(file), $"Content-Type: {Gz}", "Content-Encoding: GZIP"));
        using var session = Sessions.Open(server);
        await DownloadAsync(session, expand: true);
        Assert.Equal(Log, Encoding.UTF8.GetString(_target.Bytes));
    }

    [Fact]
    public async Task A_spreadsheet_that_was_packed_for_the_transfer_arrives_unpacked()
    {
        await using var server = new RawServer(_ => Reply.Body(200, Packing.Gzip("a,b\n"), "Content-Type: application/vnd.atlas.2023-01-01+csv", "Content-Encoding: gzip"));
        using var session = Sessions.Open(server);
        await session.DownloadAsync(Request("csv"), _target, false, null, CancellationToken.None);
        Assert.Equal("a,b\n", Encoding.UTF8.GetString(_target.Bytes));
    }

    [Fact]
    public async Task Another_encoding_than_was_asked_for_is_an_error_and_no_file()
    {
        await using var server = new RawServer(_ => Reply.Body(200, [1, 2, 3], $"Content-Type: {Gz}", "Content-Encoding: br"));
        using var session = Sessions.Open(server);
        Assert.Contains("'br'", (await FailsAsync(session)).Message);
    }

    [Fact]
    public async Task All_members_of_a_gzip_file_are_unpacked()
    {
        await using var server = new RawServer(_ => Reply.Body(200, [.. Packing.Gzip("first\n"), .. Packing.Gzip(""), .. Packing.Gzip("second\n")], $"Content-Type: {Gz}"));
        using var session = Sessions.Open(server);
        await DownloadAsync(session, expand: true);
        Assert.Equal("first\nsecond\n", Encoding.UTF8.GetString(_target.Bytes));
    }

    public static TheoryData<string> Damage => ["cut in the middle", "cut in the sums", "a wrong bit", "a wrong sum", "no gzip", "one byte"];

    [Theory]
    [MemberData(nameof(Damage))]
    public async Task A_damaged_gzip_file_is_an_error_when_it_is_unpacked(string damage)
    {
        byte[] file = Packing.Gzip(string.Concat(Enumerable.Range(0, 2000).Select(n => $"line {n * 7919}\n")));
        switch (damage)
        {
            case "cut in the middle": file = file[..(file.Length / 2)]; break;
            case "cut in the sums": file = file[..^3]; break;
            case "a wrong bit": file[file.Length / 2] ^= 0x10; break;
            case "a wrong sum": file[^6] ^= 1; break;
            case "no gzip": file = Encoding.ASCII.GetBytes(Log); break;
            case "one byte": file = [0x1F]; break;
        }

        await using var server = new RawServer(_ => Reply.Body(200, file, $"Content-Type: {Gz}"));
        using var session = Sessions.Open(server);
        var failure = await Assert.ThrowsAsync<AtlasHttpException>(() => DownloadAsync(session, expand: true));
        Assert.Equal((AtlasFailure.Protocol, 1), (failure.Failure, server.Requests.Count));
        Assert.Contains("gzip", failure.Message);
    }

    [Fact]
    public async Task A_connection_that_breaks_while_unpacking_is_begun_anew_as_well()
    {
        byte[] file = Packing.Gzip(string.Concat(Enumerable.Range(0, 20000).Select(n => $"line {n * 7919}\n")));
        await using var server = new RawServer(r => r.Number == 1
            ? new Reply.Send([.. Encoding.ASCII.GetBytes(Reply.Head(200, $"Content-Length: {file.Length}")), .. file[..(file.Length / 2)]], ThenClose: true)
            : Reply.Body(200, file));
        using var session = Sessions.Open(server);
        await DownloadAsync(session, expand: true);
        Assert.Equal(Packing.Gunzip(file), Encoding.UTF8.GetString(_target.Bytes));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_target_throws_comes_out_unchanged_and_nothing_is_tried_again(bool atBegin)
    {
        var full = new IOException("The disk is full.");
        using var target = atBegin ? new MemoryTarget { OnBegin = () => throw full } : new MemoryTarget { OnAdvance = _ => throw full };
        await using var server = new RawServer(_ => Reply.Body(200, new byte[100], $"Content-Type: {Gz}"));
        using var session = Sessions.Open(server);
        Assert.Same(full, await Assert.ThrowsAsync<IOException>(() => session.DownloadAsync(Request(), target, false, null, CancellationToken.None)));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_place_that_is_full_comes_out_as_what_it_is(bool expand)
    {
        using var target = new MemoryTarget { Elsewhere = new MemoryStream(new byte[10]) };
        await using var server = new RawServer(_ => Reply.Body(200, Packing.Gzip(new byte[1000]), $"Content-Type: {Gz}"));
        using var session = Sessions.Open(server);
        await Assert.ThrowsAsync<NotSupportedException>(() => session.DownloadAsync(Request(), target, expand, null, CancellationToken.None));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_generated_report_is_not_asked_for_twice()
    {
        await using var server = new RawServer(_ => Reply.Raw($"HTTP/1.1 200 OK\r\nContent-Type: {Gz}\r\nContent-Length: 10\r\n\r\nabc"));
        using var session = Sessions.Open(server);
        var request = Sessions.Of("POST", "{}");
        request.Accept = Gz;
        await Assert.ThrowsAsync<AtlasHttpException>(() => session.DownloadAsync(request, _target, false, null, CancellationToken.None));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_closed_session_downloads_nothing()
    {
        await using var server = new RawServer(_ => Reply.Body(200, []));
        var session = Sessions.Open(server);
        session.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => DownloadAsync(session));
        Assert.Empty(server.Requests);
    }

    private static AtlasRequest Request(string kind = "gzip") => new(HttpMethod.Get, "/logs/mongodb.gz") { Accept = $"application/vnd.atlas.2023-02-01+{kind}" };

    private Task<AtlasDownload> DownloadAsync(AtlasHttpSession session, bool expand = false) => session.DownloadAsync(Request(), _target, expand, _watcher, CancellationToken.None);

    private Task<AtlasHttpException> FailsAsync(AtlasHttpSession session) => Assert.ThrowsAsync<AtlasHttpException>(() => DownloadAsync(session));
}
