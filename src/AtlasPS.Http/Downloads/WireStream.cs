using AtlasPS.Http.Streams;

namespace AtlasPS.Http.Downloads;

/// <summary>
/// The bytes of an answer as they come: counted, and held against the length that was announced. What goes wrong comes out as the failure of the connection
/// that it is, through however many streams it is read.
/// </summary>
internal sealed class WireStream(Stream content, CancellationToken cancellationToken) : ReadOnlyStream
{
    private long _received;

    /// <summary>The length that was announced, or null.</summary>
    public long? Announced { get; init; }

    /// <summary>Is told how many bytes came so far.</summary>
    public required Action<long> Advance { get; init; }

    /// <summary>Says in Atlas's terms what went wrong.</summary>
    public required Func<Exception, AtlasHttpException> Failure { get; init; }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancel)
    {
        int read;
        try
        {
            read = await NextAsync(buffer, offset, count).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failure(e);
        }

        _received += read;
        if (read > 0)
            Advance(_received);
        else if (_received < Announced)
            throw Failure(new EndOfStreamException($"{_received} of {Announced} bytes came."));
        return read;
    }

    /// <summary>For decompression, which reads in no other way. The thread is nobody's in particular, and cancellation reaches it all the same.</summary>
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            content.Dispose();
        base.Dispose(disposing);
    }

#if NET
    private Task<int> NextAsync(byte[] buffer, int offset, int count) => content.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
#else
    private Task<int> NextAsync(byte[] buffer, int offset, int count) => Abandon.OnCancel(content.ReadAsync(buffer, offset, count, cancellationToken), cancellationToken);
#endif
}
