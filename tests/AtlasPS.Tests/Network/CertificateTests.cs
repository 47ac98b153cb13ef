using System.Security.Cryptography.X509Certificates;
using AtlasPS.Http;
using AtlasPS.Tests.Http;

namespace AtlasPS.Tests.Network;

/// <summary>Whose word counts for a server, and what the client shows of itself.</summary>
public sealed class CertificateTests
{
    [Fact]
    public async Task An_authority_of_the_session_is_trusted()
    {
        await using var server = await TlsWorld.ServeAsync();
        using var session = TlsWorld.Open(server.Address);
        Assert.Equal(200, (await session.SendAsync(Sessions.Of("POST", "{}"))).StatusCode);
    }

    [Theory]
    [InlineData("untrusted", "nobody vouches")]
    [InlineData("another authority", "nobody vouches")]
    [InlineData("expired", "expired")]
    [InlineData("another name", "another name")]
    public async Task A_certificate_that_does_not_hold_is_refused_at_once_with_the_reason(string what, string reason)
    {
        using var stranger = new Authority("A stranger");
        using var certificate = what switch
        {
            "expired" => TlsWorld.Authority.ForServer(validFor: -1),
            "another name" => TlsWorld.Authority.ForServer("elsewhere.test"),
            _ => TlsWorld.Authority.ForServer(),
        };
        await using var server = await TlsServer.StartAsync(certificate);
        var connection = what switch
        {
            "untrusted" => new AtlasConnectionOptions(),
            "another authority" => TlsWorld.Trusting with { Authorities = [stranger.Public] },
            _ => TlsWorld.Trusting,
        };
        using var session = TlsWorld.Open(server.Address, connection, Sessions.Key);

        var failure = await session.FailsAsync(Sessions.Of("POST", "{}"));

        Assert.Equal((AtlasFailure.Tls, 1, false), (failure.Failure, failure.Attempts, failure.OutcomeUnknown));
        Assert.Contains(reason, failure.Message);
        Assert.Contains("127.0.0.1", failure.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_client_certificate_is_shown_where_it_is_asked_for()
    {
        using var certificate = TlsWorld.Authority.ForClient("runbook");
        await using var server = await TlsWorld.ServeAsync(new TlsServerOptions { WantsCertificate = true });
        using var session = TlsWorld.Open(server.Address, TlsWorld.Trusting with { ClientCertificate = certificate });
        await session.SendAsync(Sessions.Get());
        Assert.Equal(certificate.Thumbprint, server.Requests.Single().ClientCertificate);
    }

    [Fact]
    public async Task A_client_certificate_that_is_missing_fails_without_a_request()
    {
        await using var server = await TlsWorld.ServeAsync(new TlsServerOptions { WantsCertificate = true });
        using var session = TlsWorld.Open(server.Address, retries: 1);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.True(failure.Failure is AtlasFailure.Tls or AtlasFailure.Connection, failure.ToString());
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void A_client_certificate_without_its_key_is_refused_before_anything_is_sent()
    {
        using var certificate = TlsWorld.Authority.ForClient("runbook");
        using var half = X509CertificateLoader.LoadCertificate(certificate.RawData);
        var failure = Assert.Throws<ArgumentException>(() => TlsWorld.Open(new Uri("https://x/"), new AtlasConnectionOptions { ClientCertificate = half }));
        Assert.Contains("CN=runbook", failure.Message);
        Assert.Contains("private key", failure.Message);
    }

    [Fact]
    public void Authorities_without_a_root_are_refused_before_anything_is_sent()
    {
        using var certificate = TlsWorld.Authority.ForServer();
        var failure = Assert.Throws<ArgumentException>(() => TlsWorld.Open(new Uri("https://x/"), new AtlasConnectionOptions { Authorities = [certificate] }));
        Assert.Contains("root", failure.Message);
    }
}
