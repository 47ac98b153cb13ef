using System.Net;
using System.Net.Http.Headers;
using AtlasPS.Http.Answers;
using AtlasPS.Http.Calls;

namespace AtlasPS.Http.Authentication;

/// <summary>A service account: calls carry the account's token; one that Atlas does not take is replaced once.</summary>
internal sealed class OAuthAuthenticator(SharedToken shared, TokenEndpoint endpoint) : Authenticator
{
    private int _closed;

    public override string RefusalMessage { get; } =
        "Atlas refused a token that it had just given out. Was the service account deleted, or its secret revoked?";

    public override async Task<HttpResponseMessage> SendAsync(
        AtlasCall call, HttpRequestMessage message, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        string token = await TokenAsync(null).ConfigureAwait(false);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var answer = await send(message, cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode != HttpStatusCode.Unauthorized || ErrorDocument.IsOfResource(ErrorDocument.CodeOf(call.Progress.Body.Bytes)))
            return answer;

        answer.Dispose();
        token = await TokenAsync(token).ConfigureAwait(false);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await send(message, cancellationToken).ConfigureAwait(false);

        ValueTask<string> TokenAsync(string? refused) => shared.GetAsync(refused, endpoint, call, cancellationToken);
    }

    /// <summary>Ends the part in the token, and revokes it when nobody else takes part.</summary>
    public override Task CloseAsync(CancellationToken cancellationToken) =>
        Leave() is { } token ? endpoint.RevokeAsync(token, cancellationToken) : Task.CompletedTask;

    /// <summary>Ends the part in the token without a word to Atlas. A second time does nothing.</summary>
    public override void Release() => Leave();

    /// <summary>The token, where this was the last part in it.</summary>
    private string? Leave() => Interlocked.Exchange(ref _closed, 1) == 0 ? shared.Release() : null;
}
