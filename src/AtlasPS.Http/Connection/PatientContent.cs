using System.Net;

namespace AtlasPS.Http.Connection;

/// <summary>The body of an answer, read with <see cref="PatientStream"/>.</summary>
internal sealed class PatientContent : HttpContent
{
    private const int BufferSize = 80 * 1024;
    private readonly HttpContent _content;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _patience;

    public PatientContent(HttpContent content, TimeProvider clock, TimeSpan patience)
    {
        _content = content;
        _clock = clock;
        _patience = patience;
#if NET
        // As they came: the typed reading would change what it does not understand.
        foreach (var header in content.Headers.NonValidated)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
#else
        foreach (var header in content.Headers)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
#endif
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => OpenAsync(CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => CopyAsync(stream, CancellationToken.None);

#if NET
    protected override Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => CopyAsync(stream, cancellationToken);
#endif

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }

    private async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
#if NET
        var stream = await _content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        cancellationToken.ThrowIfCancellationRequested();
        var stream = await _content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        return new PatientStream(stream, _clock, _patience);
    }

    private async Task CopyAsync(Stream target, CancellationToken cancellationToken)
    {
        using var source = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await source.CopyToAsync(target, BufferSize, cancellationToken).ConfigureAwait(false);
    }
}
