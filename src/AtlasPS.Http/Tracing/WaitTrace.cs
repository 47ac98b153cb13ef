using System.Diagnostics;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Timing;

namespace AtlasPS.Http.Tracing;

/// <summary>The waits of calls as tracing sees them.</summary>
internal static class WaitTrace
{
    /// <summary>A call waits, and is then sent again.</summary>
    /// <param name="call">The call.</param>
    /// <param name="wait">The wait.</param>
    /// <param name="answer">The answer that was the cause; null for none.</param>
    /// <param name="failure">The failure that was the cause; null for none.</param>
    public static void Retry(AtlasCall call, PlannedWait wait, HttpResponseMessage? answer, Exception? failure)
    {
        if (call.Progress.Activity is null && !Telemetry.Retries.Enabled && !Telemetry.WaitDuration.Enabled)
            return;
        string? cause = failure is null ? Telemetry.ErrorType((int?)answer?.StatusCode) : Telemetry.ErrorType(failure);
        var tags = Telemetry.Tags(call);
        tags.Add("error.type", cause);
        Telemetry.Retries.Add(1, tags);
        Begin(call, wait, cause);
    }

    /// <summary>A call waits.</summary>
    /// <param name="call">The call.</param>
    /// <param name="wait">The wait.</param>
    /// <param name="cause">Why, in one of few words: a status, or the kind of a failure.</param>
    public static void Begin(AtlasCall call, PlannedWait wait, string? cause)
    {
        if (Telemetry.WaitDuration.Enabled)
        {
            var tags = Telemetry.Tags(call);
            tags.Add("error.type", cause);
            Telemetry.WaitDuration.Record(wait.Delay.TotalSeconds, tags);
        }

        call.Progress.Activity?.AddEvent(new ActivityEvent("atlas.wait", tags: new ActivityTagsCollection
        {
            ["atlas.attempt"] = Math.Max(1, call.Progress.Attempt),
            ["atlas.wait.duration"] = wait.Delay.TotalSeconds,
            ["atlas.wait.reason"] = wait.Reason,
            ["error.type"] = cause,
        }));
    }
}
