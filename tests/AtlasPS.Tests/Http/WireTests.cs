using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

public class WireTests
{
    [Fact]
    public async Task A_read_carries_what_it_needs_and_nothing_else()
    {
        await using var server = new RawServer(_ => Reply.Json(200, "[]"));
        using var session = Sessions.Open(server);
        var request = Sessions.Get();
        request.ContentType = "application/vnd.atlas.2023-01-01+json";
        request.Headers.Add(new("Use-Effective-Instance-Fields", "true"));
        await session.SendAsync(request);
        Assert.Equal(
            ["Accept", "Accept-Encoding", "Authorization", "Host", "Use-Effective-Instance-Fields", "User-Agent"],
            server.Requests[0].Headers.Select(h => h.Key).Order());
        Assert.Equal("application/vnd.atlas.2023-01-01+json", server.Requests[0]["Accept"]);
        Assert.Equal("AtlasPS/0.1.0 (PowerShell 7.6.0; Test)", server.Requests[0]["User-Agent"]);
        Assert.Equal("Bearer t0k3n", server.Requests[0]["Authorization"]);
    }

    [Fact]
    public async Task A_change_carries_its_body_and_media_type_without_charset()
    {
        await using var server = new RawServer(_ => Reply.Json(201, "{}"));
        using var session = Sessions.Open(server);
        await session.SendAsync(Sessions.Of("PATCH", """{"name":"é"}"""));
        var seen = server.Requests[0];
        Assert.Equal(("PATCH", "application/vnd.atlas.2023-01-01+json", """{"name":"é"}"""), (seen.Method, seen["Content-Type"], seen.Body));
        Assert.Null(seen["Expect"]);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_change_without_a_body_names_no_media_type(string method)
    {
        await using var server = new RawServer(_ => Reply.Raw("HTTP/1.1 204 No Content\r\n\r\n", close: false));
        using var session = Sessions.Open(server);
        var answer = await session.SendAsync(Sessions.Of(method));
        Assert.Equal((204, 0), (answer.StatusCode, answer.Body.Length));
        Assert.Equal((method, null), (server.Requests[0].Method, server.Requests[0]["Content-Type"]));
    }

    [Fact]
    public async Task The_path_of_the_base_address_comes_first()
    {
        await using var server = new RawServer(_ => Reply.Json(200, "{}"));
        using var session = Sessions.Open(new Uri(server.Address, "/t/Test/"));
        await session.SendAsync(Sessions.Get("/api/atlas/v2/x%2Fy"));
        Assert.Equal("/t/Test/api/atlas/v2/x%2Fy", server.Requests[0].Target);
    }

    [Fact]
    public async Task Query_parameters_keep_their_order_and_repeat()
    {
        await using var server = new RawServer(_ => Reply.Json(200, "{}"));
        using var session = Sessions.Open(server);
        var request = Sessions.Get();
        foreach (string m in new[] { "A", "B&C" })
            request.Query.Add(new("m", m));
        request.Query.Add(new("a", ""));
        await session.SendAsync(request);
        Assert.Equal("/api/atlas/v2/groups?m=A&m=B%26C&a=", server.Requests[0].Target);
    }

    [Theory]
    [InlineData("api/atlas")]
    [InlineData("")]
    [InlineData("/a b")]
    [InlineData("/a?b=c")]
    [InlineData("/a#b")]
    [InlineData("/a\r\nX: y")]
    [InlineData("/é")]
    [InlineData("/\"")]
    public async Task A_path_that_is_not_one_is_not_sent(string path)
    {
        await using var server = new RawServer(_ => Reply.Json(200, "{}"));
        using var session = Sessions.Open(server);
        await Assert.ThrowsAsync<ArgumentException>(() => session.SendAsync(Sessions.Get(path)));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("X-A", "b\r\nX-C: d")]
    [InlineData("X A", "b")]
    [InlineData("Content-Type", "text/plain")]
    public async Task A_header_that_is_not_one_is_not_sent(string name, string value)
    {
        await using var server = new RawServer(_ => Reply.Json(200, "{}"));
        using var session = Sessions.Open(server);
        var request = Sessions.Get();
        request.Headers.Add(new(name, value));
        await Assert.ThrowsAsync<ArgumentException>(() => session.SendAsync(request));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_answer_comes_out_plain(string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packing = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            packing.Write("""{"a":1}"""u8);
        }

        await using var server = new RawServer(_ => Reply.Body(200, packed.ToArray(), "Content-Type: application/json", $"Content-Encoding: {encoding}"));
        using var session = Sessions.Open(server);
        Assert.Equal("""{"a":1}""", (await session.SendAsync(Sessions.Get())).Text());
        Assert.Contains(encoding, server.Requests[0]["Accept-Encoding"]);
    }

    [Fact]
    public async Task An_answer_that_is_labelled_JSON_and_is_not_comes_through_as_it_is()
    {
        const string Pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
        await using var server = new RawServer(_ => Reply.Text(200, "application/vnd.atlas.2023-01-01+json;charset=utf-8", Pem, "Content-Disposition: attachment; filename=a:b.pem"));
        using var session = Sessions.Open(server);
        var answer = await session.SendAsync(Sessions.Get());
        Assert.Equal((Pem, "application/vnd.atlas.2023-01-01+json"), (answer.Text(), answer.MediaType));
        Assert.Contains("a:b.pem", answer.ContentHeaders!.ToString());
        Assert.Equal(AtlasFailure.Protocol, Assert.Throws<AtlasHttpException>(() => answer.ReadJson()).Failure);
    }

    [Theory]
    [InlineData("", JsonValueKind.Undefined)]
    [InlineData("{}", JsonValueKind.Object)]
    [InlineData("true", JsonValueKind.True)]
    [InlineData("\uFEFF [1.50]\n", JsonValueKind.Array)]
    public async Task An_answer_is_read_as_JSON_where_it_is(string body, JsonValueKind kind)
    {
        await using var server = new RawServer(_ => Reply.Json(200, body));
        using var session = Sessions.Open(server);
        Assert.Equal(kind, (await session.SendAsync(Sessions.Get())).ReadJson().ValueKind);
    }

    [Theory]
    [InlineData("text/html", "<p>Sign in</p>")]
    [InlineData("application/json", " \r\n<!DOCTYPE html><html></html>")]
    [InlineData("application/json", "<html><body>")]
    public async Task A_page_for_people_is_a_protocol_failure(string type, string body)
    {
        await using var server = new RawServer(_ => Reply.Text(200, type, body));
        using var session = Sessions.Open(server);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal((AtlasFailure.Protocol, 200), (failure.Failure, failure.StatusCode));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_only_its_host_is_told()
    {
        await using var elsewhere = new RawServer(_ => Reply.Json(200, "{}"));
        await using var server = new RawServer(_ => Reply.Json(307, "", $"Location: http://localhost:{elsewhere.Address.Port}/?token=s3cr3t"));
        using var session = Sessions.Open(server);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal((AtlasFailure.Status, 307), (failure.Failure, failure.StatusCode));
        Assert.Contains("localhost", failure.Message);
        Assert.DoesNotContain("s3cr3t", failure.ToString());
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Something_that_is_not_HTTP_is_a_protocol_failure()
    {
        await using var server = new RawServer(_ => Reply.Raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
        using var session = Sessions.Open(server);
        Assert.Equal(AtlasFailure.Protocol, (await session.FailsAsync(Sessions.Get())).Failure);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_at_once()
    {
        using var key = RSA.Create(2048);
        var now = DateTimeOffset.UtcNow;
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await using var server = new RawServer(_ => Task.FromResult(Reply.Json(200, "{}")), certificate);
        using var session = Sessions.Open(server);
        var failure = await session.FailsAsync(Sessions.Of("POST", "{}"));
        Assert.Equal((AtlasFailure.Tls, 1, false), (failure.Failure, failure.Attempts, failure.OutcomeUnknown));
        Assert.Contains("certificate", failure.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_closed_session_sends_nothing()
    {
        await using var server = new RawServer(_ => Reply.Json(200, "{}"));
        using var session = Sessions.Open(server);
        await session.CloseAsync(CancellationToken.None);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => session.SendAsync(Sessions.Get()));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Closing_a_session_ends_what_is_under_way_and_says_so()
    {
        await using var server = new RawServer(_ => Reply.Silence());
        var session = Sessions.Open(server);
        var read = session.SendAsync(Sessions.Get());
        var change = session.SendAsync(Sessions.Of("POST", "{}"));
        await Eventually.Async(() => server.Requests.Count == 2);
        session.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => read);
        var failure = await Assert.ThrowsAsync<AtlasHttpException>(() => change);
        Assert.Equal((AtlasFailure.Connection, true), (failure.Failure, failure.OutcomeUnknown));
        Assert.Contains("closed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_are_reused()
    {
        await using var server = new RawServer(_ => Reply.Json(200, "{}"));
        using var session = Sessions.Open(server);
        for (int i = 0; i < 5; i++)
            await session.SendAsync(Sessions.Get());
        Assert.Equal(1, server.Requests.Max(r => r.Connection));
    }
}
