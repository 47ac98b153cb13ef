using System.Net;
using AtlasPS.Http.Answers;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Connection;
using AtlasPS.Http.Streams;
using AtlasPS.Http.Timing;

namespace AtlasPS.Http.Downloads;

/// <summary>Takes in the body of a successful answer: from the wire, out of its packing, to its target, with the memory of one buffer.</summary>
/// <param name="target">Where the bytes go.</param>
/// <param name="expand">True to unpack a gzip file.</param>
/// <param name="route">The way to Atlas, for errors.</param>
internal sealed class Reception(IAtlasDownloadTarget target, bool expand, Route route) : IReception
{
    private const int BufferSize = 80 * 1024;

    /// <summary>What the last answer said of the file; null before the first.</summary>
    public AtlasDownload? Download { get; private set; }

    /// <inheritdoc/>
    public bool HasBegun => Download is not null;

    /// <summary>Receives the body of an answer.</summary>
    /// <exception cref="AtlasHttpException">The connection broke, or the answer is not the file.</exception>
    /// <exception cref="DownloadTargetException">The target failed.</exception>
    public async Task ReceiveAsync(AtlasCall call, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var headers = answer.Content.Headers;
        string? mediaType = AnswerReader.MediaType(answer);
        Refuse(call, answer, mediaType);
        var download = Download = new AtlasDownload
        {
            StatusCode = (int)answer.StatusCode,
            MediaType = mediaType,
            Length = headers.ContentLength,
            FileName = headers.TryGetValues("Content-Disposition", out var disposition) ? ContentDisposition.FileName(disposition.First()) : null,
            Attempt = call.Progress.Attempt,
        };

        var place = Guarded(() => target.Begin(download));
        using var wire = new WireStream(await OpenAsync(answer, cancellationToken).ConfigureAwait(false), cancellationToken)
        {
            Announced = download.Length,
            Advance = received => Advance(call, received),
            Failure = e => WireFailure.Of(e, route, download.StatusCode),
        };
        bool isGzip = call.Request.Accept.EndsWith("gzip", StringComparison.OrdinalIgnoreCase);
        using var payload = await Payload.OfAsync(wire, headers.ContentEncoding, isGzip, cancellationToken).ConfigureAwait(false);
        using var file = expand ? new GunzipStream(payload) : payload;
        await CopyAsync(file, place, cancellationToken).ConfigureAwait(false);
    }

    private static async Task CopyAsync(Stream file, Stream place, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[BufferSize];
        int read;
        while ((read = await file.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
            await GuardedAsync(() => place.WriteAsync(buffer, 0, read, cancellationToken), cancellationToken).ConfigureAwait(false);
        await GuardedAsync(() => place.FlushAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A part is never taken for the whole, nor a page for people for the file.</summary>
    private static void Refuse(AtlasCall call, HttpResponseMessage answer, string? mediaType)
    {
        int status = (int)answer.StatusCode;
        if (answer.StatusCode == HttpStatusCode.PartialContent)
            throw new AtlasHttpException(AtlasFailure.Protocol, "The answer (206) is a part of the file, although the whole was asked for.") { StatusCode = status };
        bool isJson = mediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        if (mediaType is "text/html" or "application/xhtml+xml" || (isJson && !call.Request.Accept.EndsWith("json", StringComparison.OrdinalIgnoreCase)))
        {
            throw new AtlasHttpException(AtlasFailure.Protocol, $"The answer ({status}) is {mediaType} where {call.Request.Accept} was asked for. Something between here and Atlas, such as a proxy or a sign-in page, answered instead.")
            {
                StatusCode = status,
            };
        }
    }

    private static Task<Stream> OpenAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
#if NET
        return answer.Content.ReadAsStreamAsync(cancellationToken);
#else
        return Abandon.OnCancel(answer.Content.ReadAsStreamAsync(), cancellationToken);
#endif
    }

    /// <summary>What comes and comes may take its time: unless the caller set a limit, the call's time counts anew.</summary>
    private void Advance(AtlasCall call, long received)
    {
        if (call.Request.Timeout is null)
            call.Deadline.Restart();
        Guarded(() =>
        {
            target.Advance(received);
            return true;
        });
    }

    private static T Guarded<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e)
        {
            throw new DownloadTargetException(e);
        }
    }

    private static async Task GuardedAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act().ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DownloadTargetException(e);
        }
    }
}
