using System.Net;
using AtlasPS.Http;
using AtlasPS.Tests.Http;
using AtlasPS.Tests.Network;

namespace AtlasPS.Tests.Judges;

/// <summary>The way through squid, with Basic and with digest authentication, and through a SOCKS proxy.</summary>
public sealed class ProxyJudgeTests
{
    /// <summary>What <c>openssl passwd -1 -salt atlasps s3cr3t</c> says.</summary>
    private const string CryptOfSecret = "$1$atlasps$VkdAuOCuvwysihTYJi69o0";

    [JudgeTheory("squid")]
    [InlineData("basic")]
    [InlineData("digest")]
    public async Task Squid_lets_through_who_has_the_credentials_and_nobody_else(string scheme)
    {
        await using var server = await TlsWorld.ServeAsync(name: TlsWorld.Host);
        await using var squid = await StartSquidAsync(scheme);
        var address = new Uri($"https://{TlsWorld.Host}:{server.EndPoint.Port}/");

        using (var session = TlsWorld.Open(address, Through(squid, "http", new NetworkCredential("me", "s3cr3t"))))
        {
            for (int i = 0; i < 5; i++)
                await session.SendAsync(Sessions.Get());
        }

        Assert.All(server.Requests, request => Assert.Equal("HTTP/2", request.Protocol));
        foreach (var wrong in new[] { null, new NetworkCredential("me", "wr0ng") })
        {
            using var session = TlsWorld.Open(address, Through(squid, "http", wrong), Sessions.Key);
            var failure = await session.FailsAsync(Sessions.Of("POST", "{}"));
            Assert.Equal((AtlasFailure.Proxy, 1, false), (failure.Failure, failure.Attempts, failure.OutcomeUnknown));
            Assert.Contains(wrong is null ? "wants credentials" : "refused the credentials", failure.Message);
        }

        // Where it cannot get through itself, it is squid that says so, and not Atlas.
        using (var session = TlsWorld.Open(new Uri($"https://{TlsWorld.Host}:9/"), Through(squid, "http", new NetworkCredential("me", "s3cr3t")), retries: 1))
        {
            var failure = await session.FailsAsync(Sessions.Of("POST", "{}"));
            Assert.Equal((AtlasFailure.Proxy, 2, false), (failure.Failure, failure.Attempts, failure.OutcomeUnknown));
            Assert.Contains($"The proxy http://{squid.EndPoint} opens no way to {TlsWorld.Host} (503).", failure.Message);
        }

        Assert.Equal(5, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.DoesNotContain(request.Headers.Keys, name => name.StartsWith("Proxy", StringComparison.OrdinalIgnoreCase)));
        // The first line is that of whoever looked whether it listens.
        string[] log = await squid.LogAsync("access.log", 5);
        Assert.All(log.Skip(1), line => Assert.Contains($"CONNECT {TlsWorld.Host}:", line));
    }

    [JudgeFact("microsocks")]
    public async Task A_SOCKS_proxy_lets_through_who_has_the_credentials()
    {
        await using var server = await TlsWorld.ServeAsync();
        await using var socks = await Judge.StartAsync("microsocks", (_, port) => ["-i", "127.0.0.1", "-p", $"{port}", "-u", "me", "-P", "s3cr3t"]);
        using (var session = TlsWorld.Open(server.Address, Through(socks, "socks5", new NetworkCredential("me", "s3cr3t"))))
            await session.SendAsync(Sessions.Get());
        using (var session = TlsWorld.Open(server.Address, Through(socks, "socks5", new NetworkCredential("me", "wr0ng"))))
            Assert.Equal(AtlasFailure.Proxy, (await session.FailsAsync(Sessions.Get())).Failure);
        Assert.Single(server.Requests);
    }

    private static AtlasConnectionOptions Through(Judge proxy, string scheme, NetworkCredential? credential) =>
        TlsWorld.Trusting with { Proxy = AtlasProxy.At(new Uri($"{scheme}://{proxy.EndPoint}"), credential) };

    private static Task<Judge> StartSquidAsync(string scheme) => Judge.StartAsync("squid", (folder, port) =>
    {
        Judge.Write(folder, "hosts", $"127.0.0.1 {TlsWorld.Host}\n");
        Judge.Write(folder, "basic", $"me:{CryptOfSecret}\n");
        Judge.Write(folder, "digest", "me:s3cr3t\n");
        string program = scheme == "basic" ? $"/usr/lib/squid/basic_ncsa_auth {folder}/basic" : $"/usr/lib/squid/digest_file_auth {folder}/digest";
        // Under a name of its own: what it shares between its processes is the whole machine's.
        return ["-N", "-n", $"atlasps{port}", "-f", Judge.Write(folder, "squid.conf", $"""
            http_port 127.0.0.1:{port}
            pid_filename {folder}/squid.pid
            cache_log {folder}/cache.log
            access_log stdio:{folder}/access.log
            coredump_dir {folder}
            netdb_filename none
            cache deny all
            hosts_file {folder}/hosts
            shutdown_lifetime 0 seconds
            auth_param {scheme} program {program}
            auth_param {scheme} children 1 startup=1
            auth_param {scheme} realm way out
            acl known proxy_auth REQUIRED
            http_access allow known
            http_access deny all
            """)];
    });
}
