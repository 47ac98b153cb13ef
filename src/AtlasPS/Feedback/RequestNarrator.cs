using System.Management.Automation;
using AtlasPS.Http;

namespace AtlasPS.Feedback;

/// <summary>
/// Tells about requests as they happen: a line each in -Verbose, headers in -Debug, a progress bar for waits longer than a second. A message
/// that no stream would show is not composed: that would cost more than the request itself.
/// </summary>
/// <param name="streams">The streams that are written to.</param>
/// <param name="verbosity">How much is written to them.</param>
/// <param name="pump">The way to the pipeline's thread.</param>
internal sealed class RequestNarrator(IMessageStreams streams, Verbosity verbosity, MessagePump pump) : IAtlasRequestObserver
{
    private const int WaitActivity = 0x41544c;
    private readonly HashSet<AtlasRequest> _waiting = [];
    private int _waits;

    public bool WantsHeaders => verbosity.Headers;

    public void Sending(AtlasRequest request, int attempt, string redactedHeaders)
    {
        EndWait(request);
        if (WantsHeaders)
            pump.Post(() => streams.WriteDebug(
                $"> {request.Method} {request.Path}{Environment.NewLine}{redactedHeaders.TrimEnd()}{(request.Body is { Length: > 0 } body ? $"{Environment.NewLine}{BodyRedaction.Show(body)}" : "")}"));
    }

    public void Received(AtlasRequest request, int attempt, int statusCode, TimeSpan elapsed, string redactedHeaders)
    {
        if (verbosity.Lines)
            pump.Post(() =>
            {
                Tell($"{request.Method} {request.Path} {statusCode} {elapsed.TotalMilliseconds:0} ms{(attempt > 1 ? $" (attempt {attempt})" : "")}");
                if (WantsHeaders)
                    streams.WriteDebug(Presentable.Lines($"< {statusCode}{Environment.NewLine}{redactedHeaders.TrimEnd()}".Replace("\r\n", "\n")));
            });
    }

    public void Waiting(AtlasRequest request, int attempt, TimeSpan delay, string reason)
    {
        bool shows = delay > TimeSpan.FromSeconds(1);
        if (shows)
            Interlocked.Increment(ref _waits);
        if (verbosity.Lines || shows)
            pump.Post(() =>
            {
                Tell($"{request.Method} {request.Path} waits {delay.TotalSeconds:0.#} s: {reason}");
                if (!shows)
                    return;
                _waiting.Add(request);
                streams.WriteProgress(new ProgressRecord(WaitActivity, "Waiting for Atlas", Presentable.Line(reason)) { SecondsRemaining = (int)Math.Ceiling(delay.TotalSeconds) });
            });
    }

    public void Ended(AtlasRequest request) => EndWait(request);

    /// <summary>The bar goes away with the last request that waits.</summary>
    private void EndWait(AtlasRequest request)
    {
        if (Volatile.Read(ref _waits) > 0)
            pump.Post(() =>
            {
                if (_waiting.Remove(request) && _waiting.Count == 0)
                    streams.WriteProgress(new ProgressRecord(WaitActivity, "Waiting for Atlas", "done") { RecordType = ProgressRecordType.Completed });
            });
    }

    private void Tell(string line)
    {
        line = Presentable.Line(line);
        if (verbosity.LinesToDebug)
            streams.WriteDebug(line);
        else
            streams.WriteVerbose(line);
    }
}
