using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using AtlasPS.Simulator;
using AtlasPS.Tests.Cmdlets;
using AtlasPS.Tests.Http;

namespace AtlasPS.Tests.Network;

/// <summary>The parameters of Connect-Atlas that say how to connect, and what a person reads when it does not work.</summary>
public sealed class ConnectParameterTests : IDisposable
{
    private readonly AtlasWorld _world = new(new SimulatorOptions(), connect: false);
    private readonly string _folder = Directory.CreateTempSubdirectory("atlasps-").FullName;

    public void Dispose()
    {
        _world.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_proxy_is_gone_through_with_its_credentials()
    {
        await using var proxy = new TunnelProxy(IPEndPoint.Parse(_world.Atlas.BaseAddress.Authority)) { Wants = ["me:s3cr3t"] };
        _world.Run(
            "param($way, $pass) Connect-Atlas -SkipVerification -Credential $credential -BaseUri $baseUri -Proxy $way -ProxyCredential $pass; Get-AtlasProject", proxy.Address, AtlasWorld.Credential("me", "s3cr3t"));
        Assert.NotEmpty(_world.Served);
        Assert.All(_world.Atlas.Requests, request => Assert.DoesNotContain(request.Headers.Keys, name => name.StartsWith("Proxy", StringComparison.OrdinalIgnoreCase)));
        Assert.All(proxy.Heads, head => Assert.StartsWith("GET http://127.0.0.1:", head, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_proxy_that_refuses_is_an_error_of_its_own_with_advice_and_without_secrets()
    {
        await using var proxy = new TunnelProxy(IPEndPoint.Parse(_world.Atlas.BaseAddress.Authority)) { Wants = ["me:s3cr3t"] };
        _world.Run("param($way) Connect-Atlas -SkipVerification -Credential $credential -BaseUri $baseUri -Proxy $way", new Uri($"http://me:wr0ng@{proxy.EndPoint}"));
        var result = _world.Engine.Invoke("Get-AtlasProject -Verbose 4>&1");
        var error = Assert.Single(result.Errors);
        Assert.StartsWith("ProxyRefused,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
        Assert.Contains("-ProxyCredential", error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain("wr0ng", $"{error} {error.Exception} {error.TargetObject} {result.Text}");
        Assert.Equal(0, _world.Atlas.RequestCount);
    }

    [Theory]
    [InlineData("-NoProxy -Proxy http://proxy.test", "ProxyConflict")]
    [InlineData("-NoProxy -ProxyUseDefaultCredentials", "ProxyConflict")]
    [InlineData("-NoProxy -ProxyCredential $credential", "ProxyConflict")]
    [InlineData("-ProxyUseDefaultCredentials -ProxyCredential $credential", "ProxyConflict")]
    [InlineData("-Proxy http://me:s3cr3t@proxy.test -ProxyCredential $credential", "InvalidProxy")]
    [InlineData("-Proxy ftp://me:s3cr3t@proxy.test", "InvalidProxy")]
    [InlineData("-Proxy proxy.test:3128", "InvalidProxy")]
    [InlineData("-Proxy http://proxy.test:3128", "InsecureAddress")]
    [InlineData("-CertificateThumbprint 00112233445566778899aabbccddeeff00112233", "CertificateNotFound")]
    [InlineData("-CertificateThumbprint nonsense", "CertificateNotFound")]
    [InlineData("-CACertificate nowhere.pem", "InvalidCertificate")]
    [InlineData("-CACertificate 42", "InvalidCertificate")]
    public void What_cannot_work_is_refused_before_anything_is_sent(string parameters, string id)
    {
        var error = _world.Fail($"Connect-Atlas -SkipVerification -Credential $credential -BaseUri $baseUri -ProjectId Payments {parameters}");
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.False(string.IsNullOrEmpty(error.ErrorDetails.RecommendedAction));
        Assert.DoesNotContain("s3cr3t", $"{error} {error.Exception} {error.TargetObject}");
        Assert.Equal(0, _world.Atlas.RequestCount);
    }

    [Theory]
    [InlineData("a PEM file with two", "authorities.pem")]
    [InlineData("a DER file", "authority.cer")]
    [InlineData("a file object", "$file")]
    [InlineData("a certificate", "$authority")]
    public async Task An_authority_comes_from_files_and_objects(string what, string argument)
    {
        Assert.NotEmpty(what);
        await using var server = await TlsWorld.ServeAsync();
        using var other = new Authority("Another");
        await File.WriteAllTextAsync(Path.Combine(_folder, "authorities.pem"), $"A remark\n{other.Public.ExportCertificatePem()}\n{TlsWorld.Authority.Public.ExportCertificatePem()}\n");
        await File.WriteAllBytesAsync(Path.Combine(_folder, "authority.cer"), TlsWorld.Authority.Public.RawData);

        _world.Run(
            $"""
            param($folder, $address, $authority, $file)
            Set-Location $folder
            Connect-Atlas -SkipVerification -Credential $credential -BaseUri $address -CACertificate {argument}
            Invoke-AtlasApi -Path /api/atlas/v2/groups
            """,
            _folder, server.Address, TlsWorld.Authority.Public, new FileInfo(Path.Combine(_folder, "authority.cer")));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_certificate_of_nobody_is_an_error_of_its_own_with_advice()
    {
        await using var server = await TlsWorld.ServeAsync();
        _world.Run("param($address) Connect-Atlas -SkipVerification -Credential $credential -BaseUri $address", server.Address);
        var error = _world.Fail("Get-AtlasProject");
        Assert.StartsWith("SecureConnectionFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.SecurityError, error.CategoryInfo.Category);
        Assert.Contains("-CACertificate", error.ErrorDetails.RecommendedAction);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_client_certificate_is_given_as_an_object_or_found_by_its_thumbprint()
    {
        // A keychain may ask a person before it takes a key in.
        if (OperatingSystem.IsMacOS())
            return;
        using var certificate = TlsWorld.Authority.ForClient("runbook of the tests");
        await using var server = await TlsWorld.ServeAsync(new TlsServerOptions { WantsCertificate = true });
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        store.Add(X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.PersistKeySet));
        try
        {
            // As a certificate's window shows it: in lower case, with blanks, and with a mark of the direction before it.
            string thumbprint = "\u200e" + string.Join(' ', certificate.Thumbprint.ToLowerInvariant().Chunk(2).Select(pair => new string(pair)));
            _world.Run(
                """
                param($address, $authority, $certificate, $thumbprint)
                Connect-Atlas -SkipVerification -Credential $credential -BaseUri $address -CACertificate $authority -CertificateThumbprint $thumbprint
                Invoke-AtlasApi -Path /api/atlas/v2/groups
                Connect-Atlas -SkipVerification -Credential $credential -BaseUri $address -CACertificate $authority -Certificate $certificate
                Invoke-AtlasApi -Path /api/atlas/v2/groups
                """,
                server.Address, TlsWorld.Authority.Public, certificate, thumbprint);
        }
        finally
        {
            store.Remove(certificate);
        }

        Assert.Equal([certificate.Thumbprint, certificate.Thumbprint], server.Requests.Select(request => request.ClientCertificate));
    }

    [Theory]
    [InlineData("-ConnectionTimeoutSeconds 1", "-ConnectionTimeoutSeconds")]
    [InlineData("-OperationTimeoutSeconds 1", "-OperationTimeoutSeconds")]
    [InlineData("-TimeoutSec 1 -ConnectionTimeoutSeconds 0 -OperationTimeoutSeconds 0", "-TimeoutSec")]
    public async Task Which_time_was_over_is_said_and_where_to_allow_more(string parameters, string advice)
    {
        await using var silent = new RawServer(_ => Reply.Silence());
        // It accepts, and never begins to speak TLS.
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var address = advice == "-ConnectionTimeoutSeconds" ? new Uri($"https://{mute.LocalEndpoint}/") : silent.Address;
        _world.Run($"param($token, $address) Connect-Atlas -SkipVerification -AccessToken $token -BaseUri $address -MaximumRetryCount 0 {parameters}", AtlasWorld.Secret("t0k3n"), address);

        var error = _world.Fail("Get-AtlasProject");

        Assert.Equal((ErrorCategory.OperationTimeout, "Timeout"), (error.CategoryInfo.Category, error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction);
    }
}
