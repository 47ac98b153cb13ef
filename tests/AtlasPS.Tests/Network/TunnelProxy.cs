using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace AtlasPS.Tests.Network;

/// <summary>
/// A proxy on loopback, written from RFC 9110 (CONNECT) and RFC 9112 (absolute addresses). Whatever host is asked for, it leads to the one endpoint that
/// it was made for.
/// </summary>
internal sealed class TunnelProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _heads = [];
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly IPEndPoint _target;
    private readonly Task _accepting;
    private int _frosts;

    public TunnelProxy(IPEndPoint target)
    {
        _target = target;
        _listener.Start();
        EndPoint = (IPEndPoint)_listener.LocalEndpoint;
        _accepting = AcceptAsync();
    }

    public IPEndPoint EndPoint { get; }

    public Uri Address => new($"{(Certificate is null ? "http" : "https")}://{EndPoint}/");

    /// <summary>Users and passwords in the form <c>user:password</c>, without one of which nothing goes through; empty for everybody.</summary>
    public IReadOnlyList<string> Wants { get; init; } = [];

    /// <summary>Speaks TLS with the client.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>What it answers to a request number, from 1, instead of letting it through; null lets it through, 0 never answers.</summary>
    public Func<int, int?> Refusal { get; init; } = _ => null;

    /// <summary>The heads of the requests that reached it, each from the request line to the last header.</summary>
    public IReadOnlyList<string> Heads => [.. _heads];

    /// <summary>Lets nothing more pass over the tunnels that are open, without closing them. Tunnels opened later are not concerned.</summary>
    public void Freeze() => Interlocked.Increment(ref _frosts);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        await Task.Yield();
        using var accepted = client;
        try
        {
            await using var stream = await OpenAsync(client);
            while (await ReadHeadAsync(stream) is { } head)
            {
                _heads.Enqueue(head);
                if (Refusal(_heads.Count) is { } status)
                {
                    if (status == 0)
                        await Task.Delay(Timeout.Infinite, _stop.Token);
                    await SayAsync(stream, $"{status} No");
                    return;
                }

                if (Wants.Count > 0 && !Wants.Any(pair => IsShown(pair, head)))
                {
                    await stream.ReadExactlyAsync(new byte[LengthOfBody(head)], _stop.Token);
                    await SayAsync(stream, "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"way out\"");
                    continue;
                }

                await ForwardAsync(stream, head);
                return;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException)
        {
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        client.NoDelay = true;
        if (Certificate is null)
            return client.GetStream();
        var secured = new SslStream(client.GetStream());
        await secured.AuthenticateAsServerAsync(Certificate);
        return secured;
    }

    private async Task ForwardAsync(Stream client, string head)
    {
        using var onward = new TcpClient(_target.AddressFamily) { NoDelay = true };
        await onward.ConnectAsync(_target, _stop.Token);
        await using var server = onward.GetStream();
        if (head.StartsWith("CONNECT ", StringComparison.Ordinal))
            await client.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), _stop.Token);
        else
            await server.WriteAsync(Encoding.Latin1.GetBytes(Relative(head)), _stop.Token);
        int frosts = Volatile.Read(ref _frosts);
        await Task.WhenAny(PumpAsync(client, server, frosts), PumpAsync(server, client, frosts));
    }

    /// <summary>True when a request showed user and password, in the form <c>user:password</c>, by RFC 7617.</summary>
    public static bool IsShown(string pair, string head) =>
        head.Contains($"\r\nProxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}\r\n", StringComparison.OrdinalIgnoreCase);

    private static int LengthOfBody(string head) =>
        Regex.Match(head, "\r\nContent-Length: ([0-9]+)\r\n", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) is { Success: true } length
            ? int.Parse(length.Groups[1].Value, CultureInfo.InvariantCulture)
            : 0;

    // The request line as the server wants it, without what is the proxy's alone, and the last one of its connection: nobody looks at what follows.
    private static string Relative(string head)
    {
        string[] lines = head.TrimEnd().Split("\r\n");
        string[] start = lines[0].Split(' ');
        var headers = lines.Skip(1).Where(line => !line.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase));
        return string.Join("\r\n", [$"{start[0]} {new Uri(start[1]).PathAndQuery} {start[2]}", .. headers, "Connection: close", "", ""]);
    }

    private async Task PumpAsync(Stream from, Stream to, int frosts)
    {
        byte[] buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var count)
        {
            if (Volatile.Read(ref _frosts) > frosts)
                await Task.Delay(Timeout.Infinite, _stop.Token);
            await to.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
        }
    }

    private async Task SayAsync(Stream stream, string status, params string[] headers) =>
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n"), _stop.Token);

    private async Task<string?> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
                return null;
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
