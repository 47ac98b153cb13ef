using AtlasPS.Http.Streams;
using ICSharpCode.SharpZipLib.GZip;

namespace AtlasPS.Http.Downloads;

/// <summary>
/// What a gzip stream holds (RFC 1952): of all its members, checked against their sums and lengths; nothing, where the stream is empty. The platform's own stream
/// takes a stream that was cut for a whole one, and on Windows PowerShell stops after the first member.
/// </summary>
internal sealed class GunzipStream(Stream packed) : ReadOnlyStream
{
    private const int BufferSize = 32 * 1024;

    private readonly GZipInputStream _unpacked = new(packed, BufferSize);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.Run(() => Read(buffer, offset, count), cancellationToken);

    /// <exception cref="AtlasHttpException">The stream is not valid gzip, or ends in its middle.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return _unpacked.Read(buffer, offset, count);
        }
        catch (Exception e) when (e is not (AtlasHttpException or OperationCanceledException or DownloadTargetException))
        {
            throw new AtlasHttpException(AtlasFailure.Protocol, $"What came is not valid gzip, or not all of it: {e.Message}", e);
        }
    }

    /// <summary>True when these bytes begin a gzip stream.</summary>
    public static bool IsGzip(byte[] bytes, int count) => count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _unpacked.Dispose();
        base.Dispose(disposing);
    }
}
