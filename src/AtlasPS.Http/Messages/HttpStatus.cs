using System.Net;

namespace AtlasPS.Http.Messages;

/// <summary>Statuses by what they mean for a call.</summary>
internal static class HttpStatus
{
    public const HttpStatusCode TooManyRequests = (HttpStatusCode)429;

    /// <summary>502, 503 and 504: something before Atlas, or a part of it, is not there for the moment.</summary>
    public static bool IsGatewayFailure(this HttpStatusCode status) =>
        status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    public static bool IsRedirect(this HttpStatusCode status) => (int)status is >= 300 and < 400;
}
