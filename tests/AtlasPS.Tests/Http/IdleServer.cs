using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AtlasPS.Tests.Http;

/// <summary>A server for one connection: answers one request and then waits until the client closes the connection.</summary>
internal sealed class IdleServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    /// <param name="left">Completed when the client has closed the connection.</param>
    public IdleServer(TaskCompletionSource left)
    {
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}/");
        _serving = ServeAsync(left);
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync(TaskCompletionSource left)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            byte[] buffer = new byte[4096];
            await stream.ReadAtLeastAsync(buffer, 1);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Reply.Head(200, "Content-Type: application/json", "Content-Length: 2") + "{}"));
            while (await stream.ReadAsync(buffer) > 0)
            {
            }

            left.TrySetResult();
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
            left.TrySetException(e);
        }
    }
}
