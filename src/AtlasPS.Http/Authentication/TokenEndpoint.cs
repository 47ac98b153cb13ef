using System.Globalization;
using System.Text;
using System.Text.Json;
using AtlasPS.Http.Addresses;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Timing;

namespace AtlasPS.Http.Authentication;

/// <summary>Where a service account obtains tokens (RFC 6749, 4.4) and gives them back (RFC 7009).</summary>
/// <param name="account">The name of the account.</param>
/// <param name="refusal">What to say when Atlas refuses the account.</param>
/// <param name="address">Where Atlas is.</param>
/// <param name="pace">When tokens are renewed, and the clock.</param>
/// <param name="send">Sends a call through the endpoint's own pipeline.</param>
internal sealed class TokenEndpoint(string account, string refusal, AtlasAddress address, Pace pace, SendCall send)
{
    public TimeProvider Clock => pace.Clock;

    /// <summary>Asks for a token.</summary>
    /// <param name="cause">The call that needs it: its watcher sees the request, and its time is the one that runs.</param>
    /// <param name="needed">False when the call could go on without; then nothing is tried twice or waited for.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<Grant> AskAsync(AtlasCall cause, bool needed, CancellationToken cancellationToken)
    {
        var call = new AtlasCall(TokenRequest(), cause.Observer, address, cause.Deadline)
        {
            RefusalMessage = refusal,
            MaximumRetryCount = needed ? cause.MaximumRetryCount : 0,
            RetryInterval = cause.RetryInterval,
            Waits = needed,
            // At worst a token nobody uses is left to expire.
            Repeatable = true,
        };
        try
        {
            return Read((await send(call, cancellationToken).ConfigureAwait(false)).ReadJson());
        }
        catch (AtlasHttpException e)
        {
            // RFC 6749 lets a server say invalid_client with 400 as well as with 401. Its description may hold what it was sent, so it goes no further.
            var failure = e.Failure is AtlasFailure.Status or AtlasFailure.Protocol ? AtlasFailure.Authentication : e.Failure;
            throw e.Document is null
                ? e.As(failure, e.StatusCode is 400 or 401 ? $"{refusal} ({e.StatusCode})" : $"{None} {e.Message}")
                : e.Refused(failure, $"{(e.StatusCode is 400 or 401 ? refusal : None)} ({(Code(e) is { } code ? $"{code}, " : "")}{e.StatusCode})", Code(e));
        }
    }

    /// <summary>Gives a token back. Whether that succeeds changes nothing for the caller, so no failure comes out of it.</summary>
    public async Task RevokeAsync(string token, CancellationToken cancellationToken)
    {
        string form = $"token={ClientAuthenticator.FormEncode(token)}&token_type_hint=access_token";
        try
        {
            // Without a watcher: the body is the token.
            await send(new AtlasCall(Form("/api/oauth/revoke", form), null, address, new Deadline(pace.Clock, pace.RevocationTimeout)), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is AtlasHttpException or OperationCanceledException or ObjectDisposedException)
        {
            // The token expires by itself.
        }
    }

    /// <summary>A code in letters, as RFC 6749 and Atlas have them; null for anything else, which may be what was sent.</summary>
    private static string? Code(AtlasHttpException failure) => failure.ErrorCode is { Length: < 60 } code && code.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_') ? code : null;

    private string None => $"No token for the service account {account}.";

    private static AtlasRequest TokenRequest() => Form("/api/oauth/token", "grant_type=client_credentials");

    private static AtlasRequest Form(string path, string form) => new(HttpMethod.Post, path)
    {
        Template = path,
        ContentType = "application/x-www-form-urlencoded",
        Body = Encoding.ASCII.GetBytes(form),
    };

    private Grant Read(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || Text(answer, "access_token") is not { Length: > 0 } token || token.Any(c => c is <= ' ' or > '~'))
            throw new AtlasHttpException(AtlasFailure.Protocol, "The token endpoint answered without a usable access_token.");
        if (Text(answer, "token_type") is { } type && !type.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            throw new AtlasHttpException(AtlasFailure.Protocol, "The token endpoint answered with a kind of token other than Bearer.");

        bool known = double.TryParse(Text(answer, "expires_in"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and < int.MaxValue;
        return Grant.Of(token, known ? TimeSpan.FromSeconds(seconds) : null, pace);
    }

    private static string? Text(JsonElement answer, string name) => !answer.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
