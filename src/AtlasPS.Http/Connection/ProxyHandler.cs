using System.Net;
using AtlasPS.Http.Calls;

namespace AtlasPS.Http.Connection;

/// <summary>Tells a refusal of the proxy from an answer of Atlas.</summary>
internal sealed class ProxyHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
#if NET
        HttpResponseMessage answer;
        try
        {
            answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.ProxyTunnelError)
        {
            throw new ProxyRefusalException(ProxyRefusalException.StatusOf(refused), refused);
        }
#else
        var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
#endif
        if (answer.StatusCode != HttpStatusCode.ProxyAuthenticationRequired)
            return answer;

        // What is not encrypted goes through the proxy whole, and so does the proxy's answer to it.
        AtlasCall.Of(request).Progress.Answered(answer.StatusCode);
        answer.Dispose();
        throw new ProxyRefusalException((int)HttpStatusCode.ProxyAuthenticationRequired);
    }
}
