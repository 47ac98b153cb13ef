using System.Net;
using System.Net.Http.Headers;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Timing;

namespace AtlasPS.Http.Authentication;

/// <summary>
/// Digest authentication (RFC 7616) with one nonce for all calls, so that a call costs one round trip. A call whose nonce is refused is signed anew: with
/// the nonce that all share, and where others were quicker to use that one up, with one of its own.
/// </summary>
internal sealed class DigestAuthenticator(string publicKey, string privateKey, Pace pace) : Authenticator
{
    private readonly SharedNonce _nonces = new(pace);

    public override string RefusalMessage { get; } =
        $"Atlas refused the API key {publicKey}: public and private key do not belong together, or the key was deleted. Check both.";

    public override async Task<HttpResponseMessage> SendAsync(
        AtlasCall call, HttpRequestMessage message, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        var first = await _nonces.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var attempt = await SignedAsync(first).ConfigureAwait(false);
            if (attempt.Fresh is null)
                return attempt.Answer;

            attempt.Answer.Dispose();
            var shared = _nonces.Replace(first, attempt.SentAt, attempt.Fresh);
            attempt = await SignedAsync(shared).ConfigureAwait(false);
            // No other call has used it, so the refusal is about the key.
            if (attempt.Fresh is null || !shared.IsShared)
                return attempt.Answer;

            attempt.Answer.Dispose();
            return (await SignedAsync(attempt.Fresh).ConfigureAwait(false)).Answer;
        }
        finally
        {
            _nonces.Leave(first);
        }

        async Task<Attempt> SignedAsync(DigestNonce? nonce)
        {
            message.Headers.Authorization = nonce is null ? null : new AuthenticationHeaderValue("Digest", nonce.Sign(message.Method.Method, message.RequestUri!.PathAndQuery));
            long sentAt = pace.Clock.GetTimestamp();
            var answer = await send(message, cancellationToken).ConfigureAwait(false);
            if (answer.StatusCode == HttpStatusCode.Unauthorized)
                return new(answer, Fresh(nonce, answer), sentAt);
            if (nonce is not null || answer.IsSuccessStatusCode)
                _nonces.Accept(nonce, sentAt, NextNonce(answer));
            return new(answer, null, sentAt);
        }
    }

    /// <summary>A request that was signed and answered, and the nonce that came with a refusal.</summary>
    private sealed record Attempt(HttpResponseMessage Answer, DigestNonce? Fresh, long SentAt);

    /// <summary>The nonce that came with a refusal; null when there is none that could make a difference.</summary>
    private DigestNonce? Fresh(DigestNonce? refused, HttpResponseMessage answer)
    {
        var challenges = Challenge.ReadAll(Headers(answer, "WWW-Authenticate"));
        if (refused is not null && challenges.Count == 0)
            return null;

        var challenge = DigestChallenge.Choose(challenges);
        if (challenge.Nonce == refused?.Challenge.Nonce)
            return null;
        if (_nonces.Realm is { } realm && challenge.Realm != realm)
        {
            throw new AtlasHttpException(AtlasFailure.Authentication, "The server changed its realm in the middle of a session, so its challenge was not answered. Connect again if that was meant.")
            {
                StatusCode = 401,
            };
        }

        if (_nonces.Algorithm is { } first && challenge.Algorithm.IsWeakerThan(first))
        {
            throw new AtlasHttpException(AtlasFailure.Authentication, $"The server asks for {challenge.Algorithm.Name}, which is weaker than the {first.Name} that it asked for first, so its challenge was not answered. Connect again if that was meant.")
            {
                StatusCode = 401,
            };
        }

        return new DigestNonce(challenge, publicKey, privateKey);
    }

    private static string? NextNonce(HttpResponseMessage answer) =>
        Headers(answer, "Authentication-Info") is [var info] && Challenge.ReadParameters(info) is { Fault: null } parameters
            && parameters["nextnonce"] is { Length: > 0 } next && DigestChallenge.CanBeSentBack(next)
            ? next
            : null;

    private static string[] Headers(HttpResponseMessage answer, string name)
    {
#if NET
        // As they came: the typed reading would drop what it does not understand.
        return answer.Headers.NonValidated.TryGetValues(name, out var values) ? [.. values] : [];
#else
        return answer.Headers.TryGetValues(name, out var values) ? [.. values] : [];
#endif
    }
}
