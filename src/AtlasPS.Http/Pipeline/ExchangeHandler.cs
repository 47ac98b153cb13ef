using AtlasPS.Http.Downloads;

namespace AtlasPS.Http.Pipeline;

/// <summary>One exchange on the wire: sends the message and reads the answer to its end, or has it received, so that a cut body is seen by whoever may try again.</summary>
internal sealed class ExchangeHandler(string host) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = AtlasCall.Of(request);
        var observer = call.Observer;
        observer?.Sending(call.Request, call.Attempt, observer.WantsHeaders ? RedactedHeaders.Of(request.Headers, request.Content?.Headers) : "");
        long start = call.Deadline.Clock.GetTimestamp();
        HttpResponseMessage? answer = null;
        try
        {
            answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (call.Reception is { } reception && answer.IsSuccessStatusCode)
                await reception.ReceiveAsync(call, answer, host, cancellationToken).ConfigureAwait(false);
            else
                call.Body = await ReadAsync(answer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            int? status = (int?)answer?.StatusCode;
            answer?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            if (e is AtlasHttpException or DownloadTargetException)
                throw;
            throw WireFailure.Of(e, host, status);
        }

        call.Answered(answer.StatusCode);
        observer?.Received(
            call.Request, call.Attempt, (int)answer.StatusCode, call.Deadline.Clock.GetElapsedTime(start), observer.WantsHeaders ? RedactedHeaders.Of(answer.Headers, answer.Content.Headers) : "");
        return answer;
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
#if NET
            return await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
#else
            return await answer.Content.ReadAsByteArrayAsync().OrCancelled(cancellationToken).ConfigureAwait(false);
#endif
        }
        catch (Exception) when (!answer.IsSuccessStatusCode && !cancellationToken.IsCancellationRequested)
        {
            // An error status is the news; the text that explains it is not worth losing it for.
            return [];
        }
    }
}
