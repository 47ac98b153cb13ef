using AtlasPS.Tests.Sandbox;

namespace AtlasPS.Tests.Network;

/// <summary>What the system says of proxies and authorities counts where nothing else is said: seen from a process that begins with it.</summary>
public sealed class SystemTests
{
    [Fact]
    public async Task The_proxy_of_the_environment_and_the_authorities_of_the_platform_are_used()
    {
        await using var server = await TlsWorld.ServeAsync(name: TlsWorld.Host);
        await using var proxy = new TunnelProxy(server.EndPoint) { Wants = ["me:s3cr3t", "you:0ther"] };
        string authorities = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(authorities, TlsWorld.Authority.Public.ExportCertificatePem());
            (string, string)[] environment = [("https_proxy", $"http://me:s3cr3t@{proxy.EndPoint}"), ("no_proxy", "bypassed.test"), ("SSL_CERT_FILE", authorities)];
            // Only where OpenSSL is the platform's TLS does a variable name the authorities.
            string trust = OperatingSystem.IsLinux() ? "" : $"-CACertificate '{authorities}'";

            var (exitCode, output) = await SandboxProcess.RunAsync(environment, "", "-Command", $$"""
                $token = [System.Net.NetworkCredential]::new('', 't0k3n').SecurePassword
                Connect-Atlas -SkipVerification -AccessToken $token -BaseUri https://atlas.test {{trust}}
                Invoke-AtlasApi -Path /api/atlas/v2/groups
                $you = [pscredential]::new('you', [System.Net.NetworkCredential]::new('', '0ther').SecurePassword)
                Connect-Atlas -SkipVerification -AccessToken $token -BaseUri https://atlas.test {{trust}} -ProxyCredential $you
                Invoke-AtlasApi -Path /api/atlas/v2/groups
                Connect-Atlas -SkipVerification -AccessToken $token -BaseUri https://atlas.test {{trust}} -NoProxy -TimeoutSec 1
                try { Invoke-AtlasApi -Path /api/atlas/v2/orgs -ErrorAction Stop } catch { "without: $_" }
                Connect-Atlas -SkipVerification -AccessToken $token -BaseUri https://bypassed.test {{trust}} -TimeoutSec 1
                try { Invoke-AtlasApi -Path /api/atlas/v2/orgs -ErrorAction Stop } catch { "past: $_" }
                """);

            Assert.True(exitCode == 0, output);
            Assert.Equal(["/api/atlas/v2/groups", "/api/atlas/v2/groups"], server.Requests.Select(request => request.Target));
            Assert.Equal("Bearer t0k3n", server.Requests[0].Headers["Authorization"]);
            Assert.Equal([1, 1], new[] { "me:s3cr3t", "you:0ther" }.Select(pair => proxy.Heads.Count(head => TunnelProxy.IsShown(pair, head))));
            Assert.All(proxy.Heads, head => Assert.StartsWith("CONNECT atlas.test:443 ", head, StringComparison.Ordinal));
            Assert.Contains("without: ", output);
            Assert.Contains("past: ", output);
            Assert.DoesNotContain("s3cr3t", output);
        }
        finally
        {
            File.Delete(authorities);
        }
    }
}
