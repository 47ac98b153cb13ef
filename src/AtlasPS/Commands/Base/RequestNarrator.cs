using System.Management.Automation;
using AtlasPS.Http;

namespace AtlasPS.Commands;

/// <summary>Tells about requests as they happen: a line each in -Verbose, headers in -Debug, a progress bar for waits longer than a second.</summary>
internal sealed class RequestNarrator(PSCmdlet cmdlet, MessagePump pump) : IAtlasRequestObserver
{
    private const int WaitActivity = 0x41544c;
    private bool _isWaiting;

    public void Sending(AtlasRequest request, int attempt, string redactedHeaders) =>
        pump.Post(() => cmdlet.WriteDebug(
            $"> {request.Method} {request.Path}{Environment.NewLine}{redactedHeaders.TrimEnd()}{(request.Body is { Length: > 0 } body ? $"{Environment.NewLine}{BodyRedaction.Show(body)}" : "")}"));

    public void Received(AtlasRequest request, int attempt, int statusCode, TimeSpan elapsed, string redactedHeaders) => pump.Post(() =>
    {
        EndWait();
        Tell($"{request.Method} {request.Path} {statusCode} {elapsed.TotalMilliseconds:0} ms{(attempt > 1 ? $" (attempt {attempt})" : "")}");
        cmdlet.WriteDebug($"< {statusCode}{Environment.NewLine}{redactedHeaders.TrimEnd()}");
    });

    public void Waiting(AtlasRequest request, int attempt, TimeSpan delay, string reason) => pump.Post(() =>
    {
        Tell($"{request.Method} {request.Path} waits {delay.TotalSeconds:0.#} s: {reason}");
        if (delay > TimeSpan.FromSeconds(1))
        {
            _isWaiting = true;
            cmdlet.WriteProgress(new ProgressRecord(WaitActivity, "Waiting for Atlas", reason)
            {
                SecondsRemaining = (int)Math.Ceiling(delay.TotalSeconds),
            });
        }
    });

    private void EndWait()
    {
        if (!_isWaiting)
            return;
        _isWaiting = false;
        cmdlet.WriteProgress(new ProgressRecord(WaitActivity, "Waiting for Atlas", "done") { RecordType = ProgressRecordType.Completed });
    }

    /// <summary>Under -Debug alone the engine would ask a question at every verbose line; there it goes with the rest of the debugging.</summary>
    private void Tell(string line)
    {
        var bound = cmdlet.MyInvocation.BoundParameters;
        if (bound.ContainsKey("Debug") && !bound.ContainsKey("Verbose"))
            cmdlet.WriteDebug(line);
        else
            cmdlet.WriteVerbose(line);
    }
}
