using AtlasPS.Http.Calls;
using AtlasPS.Http.Connection;
using AtlasPS.Http.Downloads;
using AtlasPS.Http.Streams;
using AtlasPS.Http.Tracing;

namespace AtlasPS.Http.Pipeline;

/// <summary>One exchange on the wire: sends the message and reads the answer to its end, or has it received, so that a cut body is seen by whoever may try again.</summary>
/// <param name="route">The way to Atlas, for errors.</param>
/// <param name="longest">The largest answer that is taken, in bytes.</param>
internal sealed class ExchangeHandler(Route route, long longest) : DelegatingHandler
{
    private static readonly PooledBody None = new([], 0);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = AtlasCall.Of(request);
        var observer = call.Observer;
        observer?.Sending(call.Request, call.Progress.Attempt, observer.WantsHeaders ? RedactedHeaders.Of(request.Headers, request.Content?.Headers) : "");
        var trace = new RequestTrace(call);
        HttpResponseMessage? answer = null;
        try
        {
            answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (call.Reception is { } reception && answer.IsSuccessStatusCode)
                await reception.ReceiveAsync(call, answer, cancellationToken).ConfigureAwait(false);
            else
                call.Progress.Body = await ReadAsync(answer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            int? status = (int?)answer?.StatusCode;
            answer?.Dispose();
            throw trace.Failed(e switch
            {
                _ when cancellationToken.IsCancellationRequested => new OperationCanceledException(cancellationToken),
                AtlasHttpException or DownloadTargetException => e,
                _ => WireFailure.Of(e, route, status),
            });
        }

        call.Progress.Answered(answer.StatusCode);
        trace.Answered((int)answer.StatusCode);
        observer?.Received(
            call.Request, call.Progress.Attempt, (int)answer.StatusCode, trace.Elapsed, observer.WantsHeaders ? RedactedHeaders.Of(answer.Headers, answer.Content.Headers) : "");
        return answer;
    }

    private async Task<PooledBody> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        PooledBody? body;
        try
        {
#if NET
            using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            body = await BoundedBody.ReadAsync(stream, answer.Content.Headers.ContentLength, longest, cancellationToken).ConfigureAwait(false);
#else
            using var stream = await Abandon.OnCancel(answer.Content.ReadAsStreamAsync(), cancellationToken).ConfigureAwait(false);
            body = await Abandon.OnCancel(BoundedBody.ReadAsync(stream, answer.Content.Headers.ContentLength, longest, cancellationToken), cancellationToken).ConfigureAwait(false);
#endif
        }
        catch (Exception) when (!answer.IsSuccessStatusCode && !cancellationToken.IsCancellationRequested)
        {
            // An error status is the news; the text that explains it is not worth losing it for.
            return None;
        }

        return body ?? (answer.IsSuccessStatusCode ? throw TooLarge(answer) : None);
    }

    private AtlasHttpException TooLarge(HttpResponseMessage answer) =>
        new(AtlasFailure.Protocol, $"The answer ({(int)answer.StatusCode}) is larger than the {longest / 1048576.0:0.###} MB that this session takes.") { StatusCode = (int)answer.StatusCode };
}
