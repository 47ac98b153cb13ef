using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Downloads;

namespace AtlasPS.Http.Tracing;

/// <summary>
/// What OpenTelemetry and other listeners see of the calls: an <see cref="ActivitySource"/> and a <see cref="Meter"/>, both named AtlasPS. The names follow
/// OpenTelemetry's conventions for HTTP clients where those have one; <c>docs/tracing.md</c> lists them all. Where nobody listens, nothing is made.
/// </summary>
internal static class Telemetry
{
    private const string Name = "AtlasPS";
    private static readonly string Version = typeof(Telemetry).Assembly.GetName().Version!.ToString(3);
    private static readonly Meter Meter = new(Name, Version);

    /// <summary>Where the spans of calls come from.</summary>
    public static ActivitySource Source { get; } = new(Name, Version);

    /// <summary>A whole call, with its waits and retries.</summary>
    public static Histogram<double> CallDuration { get; } =
        Meter.CreateHistogram<double>("atlasps.call.duration", "s", "How long calls took, waits and retries included.");

    /// <summary>One request on the wire.</summary>
    public static Histogram<double> RequestDuration { get; } =
        Meter.CreateHistogram<double>("atlasps.request.duration", "s", "How long single requests took, from sending to the last byte of the answer.");

    /// <summary>Requests that have no answer yet.</summary>
    public static UpDownCounter<long> ActiveRequests { get; } =
        Meter.CreateUpDownCounter<long>("atlasps.active_requests", "{request}", "Requests under way.");

    /// <summary>Answers with 429.</summary>
    public static Counter<long> RateLimited { get; } =
        Meter.CreateCounter<long>("atlasps.rate_limited", "{request}", "Requests that Atlas turned away with 429.");

    /// <summary>Requests that are sent again.</summary>
    public static Counter<long> Retries { get; } =
        Meter.CreateCounter<long>("atlasps.retries", "{retry}", "Requests that were sent again.");

    /// <summary>Waits before something is sent.</summary>
    public static Histogram<double> WaitDuration { get; } =
        Meter.CreateHistogram<double>("atlasps.wait.duration", "s", "How long calls had to wait before they were sent, or sent again.");

    /// <summary>What the measurements of a call have in common.</summary>
    public static TagList Tags(AtlasCall call)
    {
        var tags = new TagList
        {
            { "http.request.method", call.Request.Method.Method },
            { "server.address", call.Address.Host },
            { "server.port", call.Address.Port },
        };
        if (call.Request.Template is { } template)
            tags.Add("url.template", template);
        return tags;
    }

    /// <summary>What <c>error.type</c> says of a status; null of one that is no error.</summary>
    public static string? ErrorType(int? status) => status >= 300 ? status.Value.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>What <c>error.type</c> says of a failure: the status where there is one that tells, else its kind.</summary>
    public static string ErrorType(Exception failure) => failure switch
    {
        AtlasHttpException known => ErrorType(known.StatusCode) ?? known.Failure switch
        {
            AtlasFailure.Authentication => "authentication",
            AtlasFailure.Connection => "connection",
            AtlasFailure.Timeout => "timeout",
            _ => "protocol",
        },
        OperationCanceledException or ObjectDisposedException => "cancelled",
        DownloadTargetException { InnerException: { } cause } => cause.GetType().FullName!,
        _ => failure.GetType().FullName!,
    };
}
