using AtlasPS.Http.Streams;

namespace AtlasPS.Http.Downloads;

/// <summary>A stream whose beginning was read already, and is read once more.</summary>
internal sealed class RewoundStream(byte[] beginning, Stream rest) : ReadOnlyStream
{
    private int _at;

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _at < beginning.Length ? Task.FromResult(Again(buffer, offset, count)) : rest.ReadAsync(buffer, offset, count, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) =>
        _at < beginning.Length ? Again(buffer, offset, count) : rest.Read(buffer, offset, count);

    private int Again(byte[] buffer, int offset, int count)
    {
        int read = Math.Min(count, beginning.Length - _at);
        Array.Copy(beginning, _at, buffer, offset, read);
        _at += read;
        return read;
    }
}
