using System.Diagnostics;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Messages;

namespace AtlasPS.Http.Tracing;

/// <summary>One request on the wire as tracing sees it.</summary>
internal readonly struct RequestTrace
{
    private readonly AtlasCall _call;
    private readonly long _start;
    private readonly bool _counted;

    /// <summary>A request is about to be sent.</summary>
    public RequestTrace(AtlasCall call)
    {
        _call = call;
        _start = call.Deadline.Clock.GetTimestamp();
        _counted = Telemetry.ActiveRequests.Enabled;
        if (_counted)
            Telemetry.ActiveRequests.Add(1, Telemetry.Tags(call));
    }

    /// <summary>How long it has taken so far.</summary>
    public TimeSpan Elapsed => _call.Deadline.Clock.GetElapsedTime(_start);

    /// <summary>An answer has come, of whatever status.</summary>
    public void Answered(int status)
    {
        if (status == (int)HttpStatus.TooManyRequests && Telemetry.RateLimited.Enabled)
            Telemetry.RateLimited.Add(1, Telemetry.Tags(_call));
        End(status, null);
    }

    /// <summary>No answer has come, or not all of it. Gives the failure back, to be thrown.</summary>
    public Exception Failed(Exception failure)
    {
        End((failure as AtlasHttpException)?.StatusCode, failure);
        return failure;
    }

    private void End(int? status, Exception? failure)
    {
        if (_counted)
            Telemetry.ActiveRequests.Add(-1, Telemetry.Tags(_call));
        if (Telemetry.RequestDuration.Enabled)
        {
            var tags = Telemetry.Tags(_call);
            if (status is not null)
                tags.Add("http.response.status_code", status);
            if (ErrorType(status, failure) is { } error)
                tags.Add("error.type", error);
            Telemetry.RequestDuration.Record(Elapsed.TotalSeconds, tags);
        }

        if (_call.Progress.Activity is { } activity)
        {
            var tags = new ActivityTagsCollection { ["atlas.attempt"] = _call.Progress.Attempt, ["atlas.request.duration"] = Elapsed.TotalSeconds };
            if (status is not null)
                tags["http.response.status_code"] = status;
            if (ErrorType(status, failure) is { } error)
                tags["error.type"] = error;
            activity.AddEvent(new ActivityEvent("atlas.request", tags: tags));
        }
    }

    private static string? ErrorType(int? status, Exception? failure) => failure is null ? Telemetry.ErrorType(status) : Telemetry.ErrorType(failure);
}
