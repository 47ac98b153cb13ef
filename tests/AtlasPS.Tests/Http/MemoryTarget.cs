using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

/// <summary>Keeps a download in memory, and what was said of it.</summary>
internal sealed class MemoryTarget : IAtlasDownloadTarget, IDisposable
{
    private readonly MemoryStream _stream = new();

    /// <summary>Where the bytes go instead; null for this memory.</summary>
    public Stream? Elsewhere { get; init; }

    public List<AtlasDownload> Begun { get; } = [];

    public List<long> Received { get; } = [];

    public byte[] Bytes => _stream.ToArray();

    /// <summary>What happens when an answer begins.</summary>
    public Action OnBegin { get; init; } = () => { };

    /// <summary>What happens when more has come.</summary>
    public Action<long> OnAdvance { get; init; } = _ => { };

    public Stream Begin(AtlasDownload download)
    {
        Begun.Add(download);
        OnBegin();
        _stream.SetLength(0);
        return Elsewhere ?? _stream;
    }

    public void Advance(long received)
    {
        Received.Add(received);
        OnAdvance(received);
    }

    public void Dispose() => _stream.Dispose();
}
