using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using AtlasPS.Http;
using AtlasPS.Tests.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AtlasPS.Tests.Network;

/// <summary>What is agreed on before the first request: the version of TLS, and that of HTTP by ALPN (RFC 7301).</summary>
public sealed class TlsTests
{
    [Fact]
    public async Task HTTP_2_is_spoken_where_it_is_offered_and_one_connection_carries_many_calls()
    {
        var all = new TaskCompletionSource();
        int inside = 0;
        await using var server = await TlsWorld.ServeAsync(new TlsServerOptions
        {
            Answer = async context =>
            {
                // Nobody is answered before all are there: only one connection for all of them can bring that about, or many.
                if (context.Request.Path != "/first" && Interlocked.Increment(ref inside) == 20)
                    all.SetResult();
                if (context.Request.Path != "/first")
                    await all.Task;
                await context.Response.WriteAsync("{}");
            },
        });
        using var session = TlsWorld.Open(server.Address);
        await session.SendAsync(Sessions.Get("/first"));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => session.SendAsync(Sessions.Get($"/{i}"))));

        Assert.All(server.Requests, request => Assert.Equal("HTTP/2", request.Protocol));
        Assert.Single(server.Requests.Select(request => request.Connection).Distinct());
    }

    [Fact]
    public async Task HTTP_1_1_is_spoken_where_nothing_newer_is_offered_and_its_connection_is_used_again()
    {
        await using var server = await TlsWorld.ServeAsync(new TlsServerOptions { Protocols = HttpProtocols.Http1 });
        using var session = TlsWorld.Open(server.Address);
        for (int i = 0; i < 5; i++)
            await session.SendAsync(Sessions.Get());
        Assert.All(server.Requests, request => Assert.Equal("HTTP/1.1", request.Protocol));
        Assert.Single(server.Requests.Select(request => request.Connection).Distinct());
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task TLS_1_2_and_1_3_are_spoken(SslProtocols version)
    {
        // macOS has no TLS 1.3 for .NET yet.
        if (OperatingSystem.IsMacOS() && version == SslProtocols.Tls13)
            return;
        await using var server = await TlsWorld.ServeAsync(new TlsServerOptions { Tls = version });
        using var session = TlsWorld.Open(server.Address);
        await session.SendAsync(Sessions.Get());
        Assert.Equal(version, server.Requests.Single().Tls);
    }

    [Fact]
    public async Task Nothing_older_than_TLS_1_2_is_even_offered()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var session = TlsWorld.Open(new Uri($"https://{listener.LocalEndpoint}/"), retries: 0);
        var call = session.FailsAsync(Sessions.Get());
        using (var client = await listener.AcceptTcpClientAsync())
        {
            var versions = await ReadOfferedVersionsAsync(client.GetStream());
            Assert.Contains(0x0303, versions);
            Assert.All(versions, version => Assert.True(version >= 0x0303, $"{version:x4} is offered."));
        }

        Assert.Equal(0, (await call).StatusCode ?? 0);
    }

    // RFC 8446, 4.1.2 and 4.2.1. A client that knows TLS 1.2 alone says so in the field before its random number; every other lists what it knows.
    private static async Task<List<int>> ReadOfferedVersionsAsync(Stream stream)
    {
        byte[] header = new byte[5];
        await stream.ReadExactlyAsync(header);
        byte[] hello = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(3))];
        await stream.ReadExactlyAsync(hello);

        int at = 4;
        int legacy = Number(2);
        Skip(32);
        Skip(Number(1));
        Skip(Number(2));
        Skip(Number(1));
        int end = Number(2) + at;
        while (at < end)
        {
            int type = Number(2);
            int length = Number(2);
            if (type == 43)
                return [.. Enumerable.Range(0, hello[at] / 2).Select(i => (int)BinaryPrimitives.ReadUInt16BigEndian(hello.AsSpan(at + 1 + (2 * i)))).Where(IsNoGrease)];
            Skip(length);
        }

        return [legacy];

        void Skip(int bytes) => at += bytes;

        int Number(int bytes)
        {
            int value = 0;
            for (int i = 0; i < bytes; i++)
                value = (value << 8) | hello[at++];
            return value;
        }
    }

    // RFC 8701: numbers that mean nothing, sent so that nobody stumbles over what is new.
    private static bool IsNoGrease(int version) => (version & 0x0f0f) != 0x0a0a;
}
