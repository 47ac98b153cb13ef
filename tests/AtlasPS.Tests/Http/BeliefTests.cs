using System.IO.Compression;
using System.Text;
using System.Text.Json;
using AtlasPS.Http;
using AtlasPS.Http.Messages;

namespace AtlasPS.Tests.Http;

/// <summary>What comes is bounded, is readable, and is believed only as far as it can be meant.</summary>
public sealed class BeliefTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_of_the_largest_size_is_taken_and_a_larger_one_is_refused_once(bool announced)
    {
        await using var server = new RawServer(r => Body(new string('1', r.Target.EndsWith("large", StringComparison.Ordinal) ? 1001 : 1000), announced));
        using var session = Sessions.Open(server, connection: new AtlasConnectionOptions { MaximumResponseSize = 1000 });
        Assert.Equal(1000, (await session.SendAsync(Sessions.Get())).Body.Length);
        var failure = await session.FailsAsync(Sessions.Get("/api/atlas/v2/large"));
        Assert.Equal((AtlasFailure.Protocol, 200, 2), (failure.Failure, failure.StatusCode, server.Requests.Count));
        Assert.Contains("larger than the 0.001 MB", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bomb_is_measured_unpacked()
    {
        var bomb = Packed(new byte[50 * 1024 * 1024]);
        await using var server = new RawServer(_ => bomb);
        using var session = Sessions.Open(server, connection: new AtlasConnectionOptions { MaximumResponseSize = 1024 * 1024 });
        long before = GC.GetTotalAllocatedBytes();
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Contains("larger than the 1 MB", failure.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 20 * 1024 * 1024);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3L * 1024 * 1024 * 1024)]
    public void A_size_that_cannot_be_is_refused(long size) =>
        Assert.Throws<ArgumentException>(() => Sessions.Open(new Uri("http://127.0.0.1/"), connection: new AtlasConnectionOptions { MaximumResponseSize = size }));

    [Theory]
    [InlineData("7200")]
    [InlineData("86400000")]
    public async Task A_wait_of_more_than_an_hour_is_an_error_that_says_when(string seconds)
    {
        await using var server = new RawServer(_ => Reply.Json(503, "{}", $"Retry-After: {seconds}"));
        using var session = Sessions.Open(server, seconds: 20 * 24 * 3600);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal((503, 1), (failure.StatusCode, server.Requests.Count));
        Assert.Matches(@"due in \d+ s \(.+\), later than the \d+ s", failure.Message);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("Infinity")]
    [InlineData("-1")]
    [InlineData("1e400")]
    [InlineData("∞")]
    public async Task A_wait_that_is_no_number_is_none(string text)
    {
        await using var server = new RawServer(_ => Reply.Json(503, "{}", $"Retry-After: {text}"));
        using var session = Sessions.Open(server, retries: 0);
        Assert.Equal(503, (await session.FailsAsync(Sessions.Get())).StatusCode);
    }

    [Fact]
    public async Task A_weaker_algorithm_than_the_first_is_refused()
    {
        await using var server = new RawServer(r => r.Number switch
        {
            1 => Reply.Json(401, "{}", "WWW-Authenticate: Digest realm=\"r\", nonce=\"1\", qop=\"auth\", algorithm=SHA-256"),
            2 => Reply.Json(200, "{}"),
            _ => Reply.Json(401, "{}", $"WWW-Authenticate: Digest realm=\"r\", nonce=\"{r.Number}\", qop=\"auth\", algorithm=MD5, stale=true"),
        });
        using var session = Sessions.Open(server, Sessions.Key);
        await session.SendAsync(Sessions.Get());
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal((AtlasFailure.Authentication, 3), (failure.Failure, server.Requests.Count));
        Assert.Contains("MD5", failure.Message, StringComparison.Ordinal);
        Assert.Contains("SHA-256", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"{""a"":""\ud800""}", "\ufffd")]
    [InlineData(@"{""a"":""\udc00x""}", "\ufffdx")]
    [InlineData(@"{""a"":""\ud83d\ude00""}", "😀")]
    [InlineData(@"{""a"":""\ud83d\ud83d\ude00\ude00""}", "\ufffd😀\ufffd")]
    [InlineData(@"{""a"":""\\ud800""}", "\\ud800")]
    [InlineData(@"{""a"":""\\\ud800""}", "\\\ufffd")]
    [InlineData(@"{""a"":""\uD8001""}", "\ufffd1")]
    public void A_half_of_a_pair_is_replaced(string json, string value)
    {
        var read = JsonText.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Equal(value, read.GetProperty("a").GetString());
        Assert.Equal(value, JsonDocument.Parse(read.GetRawText()).RootElement.GetProperty("a").GetString());
    }

    [Fact]
    public void Bytes_that_are_no_text_are_replaced_and_names_too()
    {
        var read = JsonText.Parse(Encoding.Latin1.GetBytes("{\"n\u00ffme\":\"v\u00e4lue\",\"\\ud800\":1}"));
        Assert.Equal(["n\ufffdme", "\ufffd"], read.EnumerateObject().Select(field => field.Name));
        Assert.Equal("v\ufffdlue", read.EnumerateObject().First().Value.GetString());
    }

    [Fact]
    public void Text_that_is_right_is_not_copied()
    {
        ReadOnlyMemory<byte> right = Encoding.UTF8.GetBytes("""{"a":"ä😀\u00e4"}""");
        Assert.True(ReadableText.Of(right).Span == right.Span);
    }

    private static Reply Body(string text, bool announced) => announced
        ? Reply.Json(200, text)
        : Reply.Raw($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{text.Length:x}\r\n{text}\r\n0\r\n\r\n", close: false);

    private static Reply Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        return Reply.Body(200, packed.ToArray(), "Content-Type: application/json", "Content-Encoding: gzip");
    }
}
