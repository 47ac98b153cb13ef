namespace AtlasPS.Http.Pipeline;

/// <summary>Hands each attempt to the authenticator of its call.</summary>
internal sealed class AuthenticationHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = AtlasCall.Of(request);
        return call.Authenticator.SendAsync(call, request, base.SendAsync, cancellationToken);
    }
}
