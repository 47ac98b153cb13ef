using AtlasPS.Http.Streams;
using AtlasPS.Http.Timing;

namespace AtlasPS.Http.Connection;

/// <summary>A stream to read from, in which no single read waits longer than it may.</summary>
internal sealed class PatientStream(Stream stream, TimeProvider clock, TimeSpan patience) : ReadOnlyStream
{
#if NET
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        WatchAsync(token => stream.ReadAsync(buffer, token), cancellationToken);
#else
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WatchAsync(token => new(Abandon.OnCancel(stream.ReadAsync(buffer, offset, count, token), token)), cancellationToken).AsTask();
#endif

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> WatchAsync(Func<CancellationToken, ValueTask<int>> read, CancellationToken cancellationToken)
    {
        using var limit = new Countdown(clock, patience, cancellationToken);
        try
        {
            return await read(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsOver && !cancellationToken.IsCancellationRequested)
        {
            throw new SilenceException(patience);
        }
    }
}
