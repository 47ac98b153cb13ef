using AtlasPS.Http.Answers;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Downloads;
using AtlasPS.Http.Tracing;

namespace AtlasPS.Http.Pipeline;

/// <summary>Sends calls through a pipeline, and makes of what happens an answer, or the failure that it means.</summary>
/// <param name="open">Makes the pipeline, once the first call needs it.</param>
/// <param name="userAgent">The User-Agent header.</param>
/// <param name="isClosed">True once the session is closed.</param>
internal sealed class CallSender(Func<HttpPipeline> open, string userAgent, Func<bool> isClosed) : IDisposable
{
    private readonly Lazy<HttpPipeline> _pipeline = new(open);

    public async Task<AtlasResponse> SendAsync(AtlasCall call, CancellationToken cancellationToken)
    {
        using var message = MessageComposer.Compose(call, userAgent);
        var pipeline = _pipeline.Value;
        using var limit = call.Deadline.Link(cancellationToken, pipeline.Closing);
        using var trace = CallTrace.Begin(call);
        try
        {
            using var answer = await pipeline.SendAsync(message, limit.Token).ConfigureAwait(false);
            var read = AnswerReader.Read(call, answer);
            trace.Succeeded(read.StatusCode);
            return read;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw trace.Failed(new OperationCanceledException(cancellationToken));
        }
        catch (Exception e) when (isClosed() && e is OperationCanceledException or ObjectDisposedException or AtlasHttpException { Failure: AtlasFailure.Connection })
        {
            // The session was closed while the call was under way.
            throw trace.Failed(call.Progress.OutcomeOpen
                ? call.Signed(new AtlasHttpException(AtlasFailure.Connection, "The session was closed before an answer came."))
                : new ObjectDisposedException("AtlasHttpSession"));
        }
        catch (OperationCanceledException)
        {
            throw trace.Failed(call.TooLate());
        }
        catch (AtlasHttpException e)
        {
            throw trace.Failed(call.Signed(e));
        }
        catch (DownloadTargetException e)
        {
            throw trace.Failed(e);
        }
        finally
        {
            call.Observer?.Ended(call.Request);
        }
    }

    /// <summary>Cancels what is under way and closes the connections.</summary>
    public void Dispose()
    {
        if (_pipeline.IsValueCreated)
            _pipeline.Value.Dispose();
    }
}
