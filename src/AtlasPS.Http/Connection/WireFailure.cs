using System.Net;
using AtlasPS.Http.Messages;
using AtlasPS.Http.Timing;

namespace AtlasPS.Http.Connection;

/// <summary>Says what went wrong on the wire, in Atlas's terms.</summary>
internal static class WireFailure
{
    public static AtlasHttpException Of(Exception cause, Route route, int? status)
    {
        if (Find<ProxyRefusalException>(cause) is { } refusal)
            return Refused(refusal, route);
        if (Find<SilenceException>(cause) is { } silence)
            return Silent(silence, route, status);
        if (status is null && cause is OperationCanceledException)
            return Unconnected(cause, route);
        if (TlsFailure.Explain(cause, route) is { } insecure)
            return new AtlasHttpException(AtlasFailure.Tls, insecure, cause) { StatusCode = status };

        string why = cause.GetBaseException().Message;
        if (IsNotHttp(cause))
            return new AtlasHttpException(AtlasFailure.Protocol, $"{route} does not answer as HTTP demands: {why}", cause) { StatusCode = status };

        string what = status is null ? $"No answer from {route}" : $"The answer ({status}) of {route} was cut off";
        return new AtlasHttpException(AtlasFailure.Connection, $"{what}: {why}", cause)
        {
            StatusCode = status,
            // A closed session stays closed.
            Transient = Find<ObjectDisposedException>(cause) is null,
        };
    }

    private static AtlasHttpException Silent(SilenceException silence, Route route, int? status)
    {
        string time = Seconds.Of(silence.Patience);
        return new AtlasHttpException(
            AtlasFailure.Timeout, status is null ? $"Nothing came from {route} for {time}." : $"The answer ({status}) of {route} stopped: nothing more came for {time}.", silence)
        {
            TimeLimit = AtlasTimeLimit.Operation,
            StatusCode = status,
            Transient = true,
        };
    }

    // The only cancellation that nobody here asked for is that of the platform's own clock.
    private static AtlasHttpException Unconnected(Exception cause, Route route) =>
        new(AtlasFailure.Timeout, $"No connection with {route} within {Seconds.Of(route.ConnectionTimeout)}.", cause)
        {
            TimeLimit = AtlasTimeLimit.Connection,
            Transient = true,
        };

    private static AtlasHttpException Refused(ProxyRefusalException refusal, Route route)
    {
        string proxy = $"The proxy {route.Proxy ?? "on the way"}";
        string what = (refusal.Status, route.HasProxyCredentials) switch
        {
            ((int)HttpStatusCode.ProxyAuthenticationRequired, false) => $"{proxy} wants credentials before it lets anything through (407).",
            ((int)HttpStatusCode.ProxyAuthenticationRequired, true) => $"{proxy} refused the credentials for it (407).",
            ({ } status, _) => $"{proxy} opens no way to {route.Host} ({status}).",
            _ => $"{proxy} opens no way to {route.Host}: {refusal.GetBaseException().Message}",
        };
        return new AtlasHttpException(AtlasFailure.Proxy, what, refusal) { Transient = refusal.Status is { } code && ((HttpStatusCode)code).IsGatewayFailure() };
    }

    private static bool IsNotHttp(Exception cause) => !Chain(cause).Any(WasCut) && Chain(cause).Any(e => e switch
    {
        InvalidDataException => true,
#if NET
        HttpRequestException h => h.HttpRequestError is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.VersionNegotiationError,
        HttpIOException h => h.HttpRequestError is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded,
#else
        WebException w => w.Status is WebExceptionStatus.ServerProtocolViolation or WebExceptionStatus.MessageLengthLimitExceeded,
#endif
        _ => false,
    });

    /// <summary>True where the other side hung up: that may come to pass in the middle of anything, and is no wrong answer.</summary>
    private static bool WasCut(Exception e) =>
#if NET
        e is HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded };
#else
        e is WebException { Status: WebExceptionStatus.ConnectionClosed };
#endif

    private static T? Find<T>(Exception cause)
        where T : Exception => Chain(cause).OfType<T>().FirstOrDefault();

    private static IEnumerable<Exception> Chain(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
            yield return e;
    }
}
