#if NET
using System.Net;
using System.Net.Sockets;

namespace AtlasPS.Http.Connection;

/// <summary>
/// Opens connections to that address of a host that answers first (RFC 8305). IPv6 and IPv4 take turns, each with a head start, so that a network in
/// which one of them leads nowhere costs a moment and not the whole time of a connection.
/// </summary>
internal sealed class Dialer(Func<string, CancellationToken, Task<IPAddress[]>> resolve, TimeSpan headStart)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var found = await resolve(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
        var addresses = new Queue<IPAddress>(TakingTurns(found));
        if (addresses.Count == 0)
            throw new SocketException((int)SocketError.HostNotFound);

        using var race = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new List<Task<Socket>>();
        try
        {
            while (true)
            {
                if (addresses.TryDequeue(out var next))
                    running.Add(OpenAsync(next, context.DnsEndPoint.Port, race.Token));
                var start = Task.Delay(addresses.Count > 0 ? headStart : Timeout.InfiniteTimeSpan, race.Token);
                var first = await Task.WhenAny([.. running, start]).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                if (first is not Task<Socket> attempt)
                    continue;

                running.Remove(attempt);
                // Where it was the last, its failure is the failure of the host.
                if (attempt.IsCompletedSuccessfully || (running.Count == 0 && addresses.Count == 0))
                    return new NetworkStream(await attempt.ConfigureAwait(false), ownsSocket: true);
            }
        }
        finally
        {
            await race.CancelAsync().ConfigureAwait(false);
            foreach (var loser in running)
                _ = loser.ContinueWith(late => Discard(late), TaskScheduler.Default);
        }
    }

    /// <summary>The families in turns, beginning with that of the first address.</summary>
    private static IEnumerable<IPAddress> TakingTurns(IPAddress[] found)
    {
        var same = new Queue<IPAddress>();
        var other = new Queue<IPAddress>();
        foreach (var address in found)
            (address.AddressFamily == found[0].AddressFamily ? same : other).Enqueue(address);
        while (same.Count + other.Count > 0)
        {
            if (same.TryDequeue(out var one))
                yield return one;
            if (other.TryDequeue(out var another))
                yield return another;
        }
    }

    private static async Task<Socket> OpenAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void Discard(Task<Socket> late)
    {
        if (late.IsCompletedSuccessfully)
            late.Result.Dispose();
        else
            _ = late.Exception;
    }
}
#endif
