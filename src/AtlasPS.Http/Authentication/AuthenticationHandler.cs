using AtlasPS.Http.Calls;

namespace AtlasPS.Http.Authentication;

/// <summary>Hands each attempt to the authenticator.</summary>
internal sealed class AuthenticationHandler(Authenticator authenticator) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        authenticator.SendAsync(AtlasCall.Of(request), request, base.SendAsync, cancellationToken);
}
