using System.Net.Http.Headers;
using AtlasPS.Http.Calls;

namespace AtlasPS.Http.Authentication;

/// <summary>A token that somebody else renews: it is sent as it is.</summary>
internal sealed class BearerAuthenticator(string token) : Authenticator
{
    private readonly AuthenticationHeaderValue _header = new("Bearer", token);

    public override string RefusalMessage { get; } = "Atlas refused the access token: it is not valid, or it has expired. Obtain a new one and connect again.";

    public override Task<HttpResponseMessage> SendAsync(
        AtlasCall call, HttpRequestMessage message, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        message.Headers.Authorization = _header;
        return send(message, cancellationToken);
    }
}
