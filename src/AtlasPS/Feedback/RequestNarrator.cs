using System.Management.Automation;
using AtlasPS.Http;

namespace AtlasPS.Feedback;

/// <summary>
/// Tells about requests as they happen: a line each in -Verbose, headers in -Debug, a progress bar for waits longer than a second. What nobody
/// would see is not put into words at all: that would cost more than the request itself.
/// </summary>
internal sealed class RequestNarrator : IAtlasRequestObserver
{
    private const int WaitActivity = 0x41544c;
    private readonly PSCmdlet _cmdlet;
    private readonly MessagePump _pump;
    private readonly bool _tells;
    private readonly HashSet<AtlasRequest> _waiting = [];
    private int _waits;

    /// <param name="cmdlet">The cmdlet whose streams are written to.</param>
    /// <param name="pump">The way to the pipeline's thread.</param>
    public RequestNarrator(PSCmdlet cmdlet, MessagePump pump)
    {
        _cmdlet = cmdlet;
        _pump = pump;
        WantsHeaders = IsOn("Debug");
        _tells = WantsHeaders || IsOn("Verbose");
    }

    public bool WantsHeaders { get; }

    public void Sending(AtlasRequest request, int attempt, string redactedHeaders)
    {
        EndWait(request);
        if (WantsHeaders)
            _pump.Post(() => _cmdlet.WriteDebug(
                $"> {request.Method} {request.Path}{Environment.NewLine}{redactedHeaders.TrimEnd()}{(request.Body is { Length: > 0 } body ? $"{Environment.NewLine}{BodyRedaction.Show(body)}" : "")}"));
    }

    public void Received(AtlasRequest request, int attempt, int statusCode, TimeSpan elapsed, string redactedHeaders)
    {
        if (_tells)
            _pump.Post(() =>
            {
                Tell($"{request.Method} {request.Path} {statusCode} {elapsed.TotalMilliseconds:0} ms{(attempt > 1 ? $" (attempt {attempt})" : "")}");
                if (WantsHeaders)
                    _cmdlet.WriteDebug(Presentable.Lines($"< {statusCode}{Environment.NewLine}{redactedHeaders.TrimEnd()}".Replace("\r\n", "\n")));
            });
    }

    public void Waiting(AtlasRequest request, int attempt, TimeSpan delay, string reason)
    {
        bool shows = delay > TimeSpan.FromSeconds(1);
        if (shows)
            Interlocked.Increment(ref _waits);
        if (_tells || shows)
            _pump.Post(() =>
            {
                Tell($"{request.Method} {request.Path} waits {delay.TotalSeconds:0.#} s: {reason}");
                if (!shows)
                    return;
                _waiting.Add(request);
                _cmdlet.WriteProgress(new ProgressRecord(WaitActivity, "Waiting for Atlas", Presentable.Line(reason)) { SecondsRemaining = (int)Math.Ceiling(delay.TotalSeconds) });
            });
    }

    public void Ended(AtlasRequest request) => EndWait(request);

    /// <summary>The bar goes away with the last request that waits.</summary>
    private void EndWait(AtlasRequest request)
    {
        if (Volatile.Read(ref _waits) > 0)
            _pump.Post(() =>
            {
                if (_waiting.Remove(request) && _waiting.Count == 0)
                    _cmdlet.WriteProgress(new ProgressRecord(WaitActivity, "Waiting for Atlas", "done") { RecordType = ProgressRecordType.Completed });
            });
    }

    /// <summary>Under -Debug alone the engine would ask a question at every verbose line; there it goes with the rest of the debugging.</summary>
    private void Tell(string line)
    {
        line = Presentable.Line(line);
        var bound = _cmdlet.MyInvocation.BoundParameters;
        if (bound.ContainsKey("Debug") && !bound.ContainsKey("Verbose"))
            _cmdlet.WriteDebug(line);
        else
            _cmdlet.WriteVerbose(line);
    }

    /// <summary>True when what is written to a stream has a reader: its switch is given, or its preference variable asks for it.</summary>
    private bool IsOn(string stream)
    {
        if (_cmdlet.MyInvocation.BoundParameters.TryGetValue(stream, out object? given))
            return LanguagePrimitives.IsTrue(given);
        object? preference = _cmdlet.SessionState.PSVariable.GetValue($"{stream}Preference");
        return LanguagePrimitives.TryConvertTo(preference, out ActionPreference wanted) && wanted is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
    }
}
