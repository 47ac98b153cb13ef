using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AtlasPS.Tests.Http;

/// <summary>A request as it came over the wire.</summary>
public sealed record RawRequest(int Number, int Connection, string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, string Body)
{
    public string? this[string header] => Headers.Where(h => h.Key.Equals(header, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();
}

/// <summary>What a server does with a request.</summary>
public abstract record Reply
{
    /// <summary>Sends these bytes, and closes the connection where told to: orderly, or with a reset.</summary>
    public sealed record Send(byte[] Bytes, bool ThenClose = false, bool WithReset = false) : Reply;

    /// <summary>Sends these bytes, and then nothing until the client goes away.</summary>
    public sealed record Hang(byte[] Bytes) : Reply;

    /// <summary>Sends this beginning and then the same bytes so many times, for bodies that nobody wants to keep.</summary>
    public sealed record Pour(string Begin, byte[] Bytes, int Times) : Reply;

    public static Reply Json(int status, string body, params string[] headers) => Text(status, "application/json", body, headers);

    public static Reply Text(int status, string type, string body, params string[] headers) =>
        Body(status, Encoding.UTF8.GetBytes(body), [$"Content-Type: {type}", .. headers]);

    public static Reply Body(int status, byte[] body, params string[] headers) =>
        new Send([.. Encoding.Latin1.GetBytes(Head(status, [$"Content-Length: {body.Length}", .. headers])), .. body]);

    public static Reply Raw(string text, bool close = true) => new Send(Encoding.Latin1.GetBytes(text), close);

    public static Reply HangUp() => new Send([], true);

    public static Reply Reset() => new Send([], true, true);

    public static Reply Silence(string begin = "") => new Hang(Encoding.Latin1.GetBytes(begin));

    public static string Head(int status, params string[] headers) => $"HTTP/1.1 {status} {(HttpStatusCode)status}\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n";
}

/// <summary>An HTTP server on loopback that answers bytes of the test's choice, right or wrong.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<RawRequest> _requests = [];
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<RawRequest, Task<Reply>> _answer;
    private readonly Task _accepting;
    private readonly X509Certificate2? _certificate;
    private int _connectionCount;
    private int _requestCount;

    public RawServer(Func<RawRequest, Task<Reply>> answer, X509Certificate2? certificate = null)
    {
        _answer = answer;
        _certificate = certificate;
        _listener.Start();
        Address = new Uri($"{(certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public RawServer(Func<RawRequest, Reply> answer)
        : this(request => Task.FromResult(answer(request)))
    {
    }

    public Uri Address { get; }

    public IReadOnlyList<RawRequest> Requests => [.. _requests];

    /// <summary>Completed as soon as a client has closed a connection in the middle of a <see cref="Reply.Hang"/>.</summary>
    public TaskCompletionSource ClientLeft { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

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
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _connections.Add(ServeAsync(client, Interlocked.Increment(ref _connectionCount)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client, int connection)
    {
        await Task.Yield();
        using var _ = client;
        client.NoDelay = true;
        try
        {
            await using var stream = await OpenAsync(client);
            while (await ReadAsync(stream, connection) is { } request)
            {
                _requests.Enqueue(request);
                var reply = await _answer(request);
                switch (reply)
                {
                    case Reply.Send send:
                        await stream.WriteAsync(send.Bytes, _stop.Token);
                        if (send.WithReset)
                            client.LingerState = new LingerOption(true, 0);
                        if (send.ThenClose)
                            return;
                        break;
                    case Reply.Pour pour:
                        await stream.WriteAsync(Encoding.Latin1.GetBytes(pour.Begin), _stop.Token);
                        for (int i = 0; i < pour.Times; i++)
                            await stream.WriteAsync(pour.Bytes, _stop.Token);
                        break;
                    case Reply.Hang hang:
                        await stream.WriteAsync(hang.Bytes, _stop.Token);
                        await LeaveAsync(stream);
                        return;
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or AuthenticationException)
        {
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate is null)
            return client.GetStream();
        var secured = new SslStream(client.GetStream());
        await secured.AuthenticateAsServerAsync(_certificate);
        return secured;
    }

    private async Task LeaveAsync(Stream stream)
    {
        try
        {
            while (await stream.ReadAsync(new byte[1], _stop.Token) > 0)
            {
            }
        }
        catch (IOException)
        {
        }

        ClientLeft.TrySetResult();
    }

    private async Task<RawRequest?> ReadAsync(Stream stream, int connection)
    {
        var head = new List<byte>();
        byte[] one = new byte[1];
        while (!(head.Count >= 4 && head[^1] == '\n' && head[^2] == '\r' && head[^3] == '\n'))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
                return null;
            head.Add(one[0]);
        }

        string[] lines = Encoding.Latin1.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] start = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).Select(p => KeyValuePair.Create(p[0], p[1])).ToList();
        string? length = headers.Where(h => h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();
        byte[] body = new byte[length is null ? 0 : int.Parse(length, CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return new RawRequest(Interlocked.Increment(ref _requestCount), connection, start[0], start[1], headers, Encoding.UTF8.GetString(body));
    }
}
