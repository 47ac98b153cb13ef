using System.Net;
using AtlasPS.Http.Calls;

namespace AtlasPS.Http.Pipeline;

/// <summary>
/// The body of a request, which knows when it is sent. A handler writes a body only to a connection that is open: as long as it has not begun,
/// nothing has reached Atlas. That holds for an empty body too, so every changing request carries one; it also keeps the platform from silently
/// repeating a bodiless POST when a pooled connection breaks.
/// </summary>
internal sealed class RequestBody(byte[] bytes, AtlasCall call) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SendAsync(stream, CancellationToken.None);

#if NET
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => SendAsync(stream, cancellationToken);
#endif

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }

    private Task SendAsync(Stream stream, CancellationToken cancellationToken)
    {
        call.Progress.OutcomeOpen = !call.Request.ReadsOnly;
        return stream.WriteAsync(bytes, 0, bytes.Length, cancellationToken);
    }
}
