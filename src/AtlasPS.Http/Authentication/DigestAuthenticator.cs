using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using AtlasPS.Http.Pipeline;

namespace AtlasPS.Http.Authentication;

/// <summary>
/// Digest authentication (RFC 7616) with one nonce for all calls, so that a call costs one round trip. The first call asks for the nonce while
/// others wait for it; a call whose nonce is refused takes the one that came with the refusal.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing to dispose of.")]
internal sealed class DigestAuthenticator(string publicKey, string privateKey) : Authenticator
{
    private readonly SemaphoreSlim _asking = new(1, 1);
    private volatile DigestNonce? _nonce;
    private volatile bool _neverAsked;

    public override string Refusal =>
        $"Atlas refused the API key {publicKey}: public and private key do not belong together, or the key was deleted. Check both.";

    public override async Task<HttpResponseMessage> SendAsync(
        AtlasCall call, HttpRequestMessage message, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        bool first = IsFirst;
        if (first)
        {
            await _asking.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!IsFirst)
            {
                // Somebody else has asked meanwhile.
                _asking.Release();
                first = false;
            }
        }

        DigestNonce? renewed;
        HttpResponseMessage answer;
        try
        {
            var nonce = _nonce;
            message.Headers.Authorization = Signature(nonce, message);
            answer = await send(message, cancellationToken).ConfigureAwait(false);
            _neverAsked |= nonce is null && answer.IsSuccessStatusCode;
            if (answer.StatusCode != HttpStatusCode.Unauthorized || (renewed = Renew(nonce, answer)) is null)
                return answer;

            answer.Dispose();
            message.Headers.Authorization = Signature(renewed, message);
            // Of several that are refused at the same time, the first brings the nonce for all.
            Interlocked.CompareExchange(ref _nonce, renewed, nonce);
        }
        finally
        {
            if (first)
                _asking.Release();
        }

        answer = await send(message, cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode != HttpStatusCode.Unauthorized || !renewed.IsShared || Renew(renewed, answer) is not { } own)
            return answer;

        // Others were quicker with the new nonce and may have used it up, which says nothing about the key. This one is for nobody else.
        answer.Dispose();
        message.Headers.Authorization = Signature(own, message);
        return await send(message, cancellationToken).ConfigureAwait(false);
    }

    private bool IsFirst => _nonce is null && !_neverAsked;

    private static AuthenticationHeaderValue? Signature(DigestNonce? nonce, HttpRequestMessage message) =>
        nonce is null ? null : new AuthenticationHeaderValue("Digest", nonce.Sign(message.Method.Method, message.RequestUri!.PathAndQuery));

    /// <summary>The nonce that came with a refusal; null when there is none that could make a difference.</summary>
    private DigestNonce? Renew(DigestNonce? refused, HttpResponseMessage answer)
    {
        var challenges = Challenge.ReadAll(Headers(answer));
        if (refused is not null && challenges.Count == 0)
            return null;

        var challenge = DigestChallenge.Choose(challenges);
        if (challenge.Nonce == refused?.Challenge.Nonce)
            return null;
        if (refused is not null && challenge.Realm != refused.Challenge.Realm)
        {
            throw new AtlasHttpException(AtlasFailure.Authentication, "The server changed its realm in the middle of a session, so its challenge was not answered. Connect again if that was meant.")
            {
                StatusCode = 401,
            };
        }

        return new DigestNonce(challenge, publicKey, privateKey);
    }

    private static string[] Headers(HttpResponseMessage answer)
    {
        const string Name = "WWW-Authenticate";
#if NET
        // As they came: the typed reading would drop what it does not understand.
        return answer.Headers.NonValidated.TryGetValues(Name, out var values) ? [.. values] : [];
#else
        return answer.Headers.TryGetValues(Name, out var values) ? [.. values] : [];
#endif
    }
}
