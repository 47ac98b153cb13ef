using System.Net;
using AtlasPS.Http;
using AtlasPS.Http.Connection;
using AtlasPS.Tests.Http;

namespace AtlasPS.Tests.Network;

/// <summary>The way through a proxy of the session's own: what it sees, what it is told, and what happens when it refuses.</summary>
public sealed class ProxyTests
{
    private static readonly Uri Atlas = new($"https://{TlsWorld.Host}/");

    [Fact]
    public async Task A_tunnel_hides_everything_and_each_side_sees_its_own_credentials_alone()
    {
        await using var server = await TlsWorld.ServeAsync(name: TlsWorld.Host);
        await using var proxy = new TunnelProxy(server.EndPoint) { Wants = ["me:s3cr3t"] };
        using var session = TlsWorld.Open(Atlas, Through(AtlasProxy.At(proxy.Address, new NetworkCredential("me", "s3cr3t"))));

        await session.SendAsync(Sessions.Get());

        Assert.Equal(2, proxy.Heads.Count);
        Assert.All(proxy.Heads, head => Assert.StartsWith("CONNECT atlas.test:443 HTTP/1.1\r\n", head, StringComparison.Ordinal));
        Assert.All(proxy.Heads, head => Assert.DoesNotContain("\r\nAuthorization", head, StringComparison.OrdinalIgnoreCase));
        var seen = server.Requests.Single();
        Assert.Equal(("HTTP/2", "Bearer t0k3n"), (seen.Protocol, seen.Headers["Authorization"]));
        Assert.DoesNotContain(seen.Headers.Keys, name => name.StartsWith("Proxy", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Credentials_in_the_address_are_understood_and_never_shown()
    {
        await using var server = await TlsWorld.ServeAsync(name: TlsWorld.Host);
        await using var proxy = new TunnelProxy(server.EndPoint) { Wants = ["m@e:s3c:r%t"] };
        var chosen = AtlasProxy.At(new Uri($"http://m%40e:s3c%3Ar%25t@{proxy.EndPoint}"));
        using var session = TlsWorld.Open(Atlas, Through(chosen));
        await session.SendAsync(Sessions.Get());
        Assert.Single(server.Requests);
        Assert.Equal($"http://{proxy.EndPoint}", chosen.ToString());
    }

    [Theory]
    [InlineData(null, "wants credentials")]
    [InlineData("me:wr0ng", "refused the credentials")]
    public async Task A_proxy_that_wants_other_credentials_is_no_refusal_of_Atlas(string? given, string said)
    {
        await using var server = await TlsWorld.ServeAsync(name: TlsWorld.Host);
        await using var proxy = new TunnelProxy(server.EndPoint) { Wants = ["me:s3cr3t"] };
        var credentials = given is null ? null : new NetworkCredential("me", "wr0ng");
        foreach (var address in new[] { Atlas, new Uri("http://127.0.0.1:9/") })
        {
            using var session = TlsWorld.Open(address, Through(AtlasProxy.At(proxy.Address, credentials)), Sessions.Key);

            var failure = await session.FailsAsync(Sessions.Of("POST", "{}"));

            Assert.Equal((AtlasFailure.Proxy, null, 1, false), (failure.Failure, failure.StatusCode, failure.Attempts, failure.OutcomeUnknown));
            Assert.Contains(said, failure.Message);
            Assert.Contains($"http://{proxy.EndPoint}", failure.Message);
            Assert.DoesNotContain("wr0ng", failure.ToString());
        }

        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(403, false)]
    [InlineData(302, false)]
    [InlineData(503, true)]
    public async Task A_proxy_that_opens_no_way_is_named_and_asked_again_only_where_that_helps(int status, bool again)
    {
        await using var server = await TlsWorld.ServeAsync(name: TlsWorld.Host);
        await using var proxy = new TunnelProxy(server.EndPoint) { Refusal = number => number == 1 ? status : null };
        using var session = TlsWorld.Open(Atlas, Through(AtlasProxy.At(proxy.Address)));
        var call = session.SendAsync(Sessions.Of("POST", "{}"));
        if (again)
        {
            Assert.Equal(200, (await call).StatusCode);
            return;
        }

        var failure = await Assert.ThrowsAsync<AtlasHttpException>(() => call);
        Assert.Equal((AtlasFailure.Proxy, false, 1), (failure.Failure, failure.OutcomeUnknown, proxy.Heads.Count));
        Assert.Contains($"http://{proxy.EndPoint} opens no way to atlas.test ({status})", failure.Message);
    }

    [Theory]
    [InlineData("The proxy tunnel request to proxy 'http://127.0.0.1:3128/' failed with status code '407'.", 407)]
    [InlineData("SOCKS server failed to authenticate.", null)]
    public void The_status_of_a_refusal_is_found_where_only_the_text_has_it(string text, int? status) =>
        Assert.Equal(status, ProxyRefusalException.StatusOf(new HttpRequestException(HttpRequestError.ProxyTunnelError, text)));

    [Fact]
    public async Task A_proxy_that_cannot_be_reached_is_named()
    {
        Uri gone;
        await using (var proxy = new TunnelProxy(new IPEndPoint(IPAddress.Loopback, 9)))
            gone = proxy.Address;
        using var session = TlsWorld.Open(Atlas, Through(AtlasProxy.At(gone)), retries: 0);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal(AtlasFailure.Connection, failure.Failure);
        Assert.Contains($"atlas.test through the proxy {gone.ToString().TrimEnd('/')}", failure.Message);
    }

    [Fact]
    public async Task The_way_to_the_proxy_may_be_encrypted_too()
    {
        using var certificate = TlsWorld.Authority.ForServer();
        using var client = TlsWorld.Authority.ForClient("runbook");
        await using var server = await TlsWorld.ServeAsync(new TlsServerOptions { WantsCertificate = true }, TlsWorld.Host);
        await using var proxy = new TunnelProxy(server.EndPoint) { Certificate = certificate };
        using var session = TlsWorld.Open(Atlas, Through(AtlasProxy.At(proxy.Address)) with { ClientCertificate = client });
        await session.SendAsync(Sessions.Get());
        Assert.Equal(client.Thumbprint, server.Requests.Single().ClientCertificate);
        Assert.Single(proxy.Heads);
    }

    [Fact]
    public async Task Loopback_goes_through_a_proxy_that_is_named_and_past_that_of_the_system()
    {
        await using var server = new RawServer(_ => Reply.Json(200, "{}"));
        await using var proxy = new TunnelProxy(IPEndPoint.Parse(server.Address.Authority)) { Wants = ["me:s3cr3t"] };
        using var through = TlsWorld.Open(server.Address, Through(AtlasProxy.At(proxy.Address, new NetworkCredential("me", "s3cr3t"))));
        await through.SendAsync(Sessions.Of("POST", "{}"));
        Assert.All(proxy.Heads, head => Assert.StartsWith($"POST {server.Address}api/atlas/v2/groups HTTP/1.1", head, StringComparison.Ordinal));
        Assert.Equal("{}", server.Requests.Single().Body);

        int heads = proxy.Heads.Count;
        using var past = TlsWorld.Open(server.Address, Through(AtlasProxy.SystemWith(new NetworkCredential("me", "s3cr3t"))));
        await past.SendAsync(Sessions.Get());
        Assert.Equal((2, heads), (server.Requests.Count, proxy.Heads.Count));
    }

    [Fact]
    public void What_is_not_encrypted_does_not_leave_this_machine_through_a_proxy()
    {
        var failure = Assert.Throws<ArgumentException>(() => TlsWorld.Open(new Uri("http://127.0.0.1:8080/"), Through(AtlasProxy.At(new Uri("http://proxy.test:3128")))));
        Assert.Contains("http://proxy.test:3128", failure.Message);
    }

    [Theory]
    [InlineData("proxy.test:3128")]
    [InlineData("3128")]
    [InlineData("ftp://me:s3cr3t@proxy.test")]
    [InlineData("http://me:s3cr3t@proxy.test/path")]
    [InlineData("http://proxy.test/?s3cr3t")]
    public void What_is_no_proxy_is_refused_without_showing_credentials(string address)
    {
        var failure = Assert.Throws<ArgumentException>(() => AtlasProxy.At(new Uri(address, UriKind.RelativeOrAbsolute)));
        Assert.DoesNotContain("s3cr3t", failure.Message);
    }

    [Fact]
    public void Credentials_in_two_places_are_refused()
    {
        var failure = Assert.Throws<ArgumentException>(() => AtlasProxy.At(new Uri("http://me:s3cr3t@proxy.test"), new NetworkCredential("me", "s3cr3t")));
        Assert.DoesNotContain("s3cr3t", failure.Message);
    }

    private static AtlasConnectionOptions Through(AtlasProxy proxy) => TlsWorld.Trusting with { Proxy = proxy };
}
