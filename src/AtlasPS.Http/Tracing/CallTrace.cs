using System.Diagnostics;
using AtlasPS.Http.Addresses;
using AtlasPS.Http.Calls;

namespace AtlasPS.Http.Tracing;

/// <summary>A call as tracing sees it: one span from its beginning to its end, with an event for each request on the wire and each wait.</summary>
internal readonly struct CallTrace : IDisposable
{
    private readonly AtlasCall _call;
    private readonly long _start;

    private CallTrace(AtlasCall call)
    {
        _call = call;
        _start = call.Deadline.Clock.GetTimestamp();
    }

    /// <summary>Begins the span. Until this is disposed of it is the current one, so that what the call causes hangs below it.</summary>
    public static CallTrace Begin(AtlasCall call)
    {
        if (Telemetry.Source.HasListeners())
            call.Progress.Activity = Telemetry.Source.StartActivity(Name(call.Request), ActivityKind.Client, default(ActivityContext), Tags(call.Request, call.Address));
        return new CallTrace(call);
    }

    /// <summary>The call has come to an answer.</summary>
    public void Succeeded(int status) => End(status, null);

    /// <summary>The call has failed. Gives the failure back, to be thrown.</summary>
    public Exception Failed(Exception failure)
    {
        End((failure as AtlasHttpException)?.StatusCode, failure);
        return failure;
    }

    /// <inheritdoc/>
    public void Dispose() => _call.Progress.Activity?.Dispose();

    private void End(int? status, Exception? failure)
    {
        if (Telemetry.CallDuration.Enabled)
        {
            var tags = Telemetry.Tags(_call);
            if (status is not null)
                tags.Add("http.response.status_code", status);
            if (failure is not null)
                tags.Add("error.type", Telemetry.ErrorType(failure));
            Telemetry.CallDuration.Record(_call.Deadline.Clock.GetElapsedTime(_start).TotalSeconds, tags);
        }

        if (_call.Progress.Activity is not { } activity)
            return;
        if (failure is not null)
            activity.SetStatus(ActivityStatusCode.Error).SetTag("error.type", Telemetry.ErrorType(failure));
        if (status is not null)
            activity.SetTag("http.response.status_code", status);
        if (failure is AtlasHttpException { ErrorCode: { } code })
            activity.SetTag("atlas.error_code", code);
        if (_call.Progress.Attempt > 1)
            activity.SetTag("http.request.resend_count", _call.Progress.Attempt - 1);
    }

    /// <summary>Of few different values, as a name should be: the template, and nothing that differs from call to call.</summary>
    private static string Name(AtlasRequest request) => request.Template is { } template ? $"{request.Method} {template}" : request.Method.Method;

    /// <summary>What is known from the beginning, so that a sampler can decide by it. The query stays out: nobody knows what it holds.</summary>
    private static IEnumerable<KeyValuePair<string, object?>> Tags(AtlasRequest request, AtlasAddress address)
    {
        yield return new("http.request.method", request.Method.Method);
        yield return new("server.address", address.Host);
        yield return new("server.port", address.Port);
        yield return new("url.full", request.Query.Count == 0 ? $"{address}{request.Path}" : $"{address}{request.Path}?*");
        if (request.Template is { } template)
            yield return new("url.template", template);
        if (request.OperationId is { } operation)
            yield return new("atlas.operation_id", operation);
    }
}
