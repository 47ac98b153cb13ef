using System.Net;
using System.Security.Authentication;

namespace AtlasPS.Http.Pipeline;

/// <summary>Says what went wrong on the wire, in Atlas's terms.</summary>
internal static class WireFailure
{
    public static AtlasHttpException Of(Exception cause, string host, int? status)
    {
        string why = cause.GetBaseException().Message;
        if (IsNotHttp(cause))
        {
            return new AtlasHttpException(AtlasFailure.Protocol, $"{host} does not answer as HTTP demands: {why}", cause) { StatusCode = status };
        }

        string what = status is null ? $"No answer from {host}" : $"The answer ({status}) of {host} was cut off";
        return new AtlasHttpException(AtlasFailure.Connection, $"{what}: {why}", cause)
        {
            StatusCode = status,
            // A certificate that is refused now is refused again, and a closed session stays closed.
            Transient = !Chain(cause).Any(e => e is AuthenticationException or ObjectDisposedException),
        };
    }

    private static bool IsNotHttp(Exception cause) => Chain(cause).Any(e => e switch
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

    private static IEnumerable<Exception> Chain(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
            yield return e;
    }
}
