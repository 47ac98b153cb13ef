#if NET
namespace AtlasPS.Http.Connection;

/// <summary>
/// Keeps the platform from repeating requests by itself. When a connection of HTTP/1.1 breaks before the first byte of an answer, it would send a request without a body up to
/// three times more, at once and without a word: more often than the caller allows, and sooner. It does so for failures of input and output, so this one is none.
/// </summary>
internal sealed class SingleTryStream(Stream stream) : Stream
{
    private volatile bool _awaitsAnswer;

    public override bool CanRead => stream.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => stream.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e) when (_awaitsAnswer)
        {
            throw new UnansweredException(e);
        }

        // A read into nothing waits for something to come, and has nothing to say when it has.
        if (read == 0 && buffer.Length > 0 && _awaitsAnswer)
            throw new UnansweredException(null);
        if (read > 0)
            _awaitsAnswer = false;
        return read;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _awaitsAnswer = true;
        try
        {
            await stream.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new UnansweredException(e);
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => stream.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush() => stream.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A connection broke before an answer came.</summary>
internal sealed class UnansweredException(Exception? cause) : Exception("The connection was closed before an answer came.", cause);
#endif
