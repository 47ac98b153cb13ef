using System.Net;
using System.Net.Sockets;
using AtlasPS.Http;
using AtlasPS.Tests.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AtlasPS.Tests.Network;

/// <summary>From the name of a host to a connection: both families of addresses, those that lead nowhere, and those that change.</summary>
public sealed class AddressTests
{
    [Ipv6Fact]
    public async Task An_address_of_IPv6_is_reached()
    {
        await using var server = await TlsWorld.ServeAsync(new TlsServerOptions { EndPoint = new(IPAddress.IPv6Loopback, 0) }, "::1");
        using var session = TlsWorld.Open(server.Address);
        await session.SendAsync(Sessions.Get());
        Assert.Equal($"[::1]:{server.EndPoint.Port}", server.Requests.Single().Headers["Host"]);
    }

    [Ipv6Fact]
    public async Task A_host_is_reached_over_the_family_that_it_listens_on()
    {
        foreach (var listening in new[] { IPAddress.IPv6Loopback, IPAddress.Loopback })
        {
            await using var server = await TlsWorld.ServeAsync(new TlsServerOptions { EndPoint = new(listening, 0) }, TlsWorld.Host);
            using var session = Open(server, [IPAddress.IPv6Loopback, IPAddress.Loopback]);
            await session.SendAsync(Sessions.Get());
            Assert.Single(server.Requests);
        }
    }

    [Ipv6Fact]
    public async Task An_address_that_swallows_everything_costs_a_moment_and_not_the_call()
    {
        await using var server = await TlsWorld.ServeAsync(name: TlsWorld.Host);
        // Full, and nobody takes anybody out: who knocks now is not even turned away.
        using var abyss = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
        abyss.Bind(new IPEndPoint(IPAddress.IPv6Loopback, server.EndPoint.Port));
        abyss.Listen(0);
        var crowd = Enumerable.Range(0, 8).Select(_ => new TcpClient(AddressFamily.InterNetworkV6)).ToList();
        foreach (var client in crowd)
            _ = client.ConnectAsync((IPEndPoint)abyss.LocalEndPoint!).ContinueWith(knocked => knocked.Exception, TaskScheduler.Default);
        try
        {
            using var session = Open(server, [IPAddress.IPv6Loopback, IPAddress.Loopback]);
            await session.SendAsync(Sessions.Get());
            Assert.Single(server.Requests);
        }
        finally
        {
            crowd.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_named()
    {
        var connection = TlsWorld.Trusting with { Resolve = (_, _) => Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound)) };
        using var session = TlsWorld.Open(new Uri("https://atlas.test/"), connection, retries: 1);
        var failure = await session.FailsAsync(Sessions.Of("POST", "{}"));
        Assert.Equal((AtlasFailure.Connection, 2, false), (failure.Failure, failure.Attempts, failure.OutcomeUnknown));
        Assert.Contains("atlas.test", failure.Message);
    }

    [Ipv6Fact]
    public async Task A_host_that_moves_is_followed_as_soon_as_a_connection_has_lived_its_time()
    {
        foreach (var protocols in new[] { HttpProtocols.Http1, HttpProtocols.Http1AndHttp2 })
        {
            await using var former = await TlsWorld.ServeAsync(new TlsServerOptions { Protocols = protocols }, TlsWorld.Host);
            await using var present = await TlsWorld.ServeAsync(
                new TlsServerOptions { Protocols = protocols, EndPoint = new(IPAddress.IPv6Loopback, former.EndPoint.Port) }, TlsWorld.Host);
            var addresses = new[] { IPAddress.Loopback };
            var connection = TlsWorld.Trusting with { Resolve = (_, _) => Task.FromResult(addresses) };
            using var session = TlsWorld.Open(At(former), connection, pace: Sessions.Quick with { ConnectionLifetime = TimeSpan.FromMilliseconds(100) });
            await session.SendAsync(Sessions.Get());
            Assert.Empty(present.Requests);

            addresses = [IPAddress.IPv6Loopback];

            await Eventually.Async(() =>
            {
                session.SendAsync(Sessions.Get()).GetAwaiter().GetResult();
                return present.Requests.Count > 0;
            });
        }
    }

    private static AtlasHttpSession Open(TlsServer server, IPAddress[] addresses) =>
        TlsWorld.Open(At(server), TlsWorld.Trusting with { Resolve = (_, _) => Task.FromResult(addresses) });

    private static Uri At(TlsServer server) => new($"https://{TlsWorld.Host}:{server.EndPoint.Port}/");
}
