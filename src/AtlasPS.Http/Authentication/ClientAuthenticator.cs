using System.Net.Http.Headers;
using System.Text;
using AtlasPS.Http.Pipeline;

namespace AtlasPS.Http.Authentication;

/// <summary>How a service account shows itself to the token endpoint, and only there: Basic over form-encoded id and secret (RFC 6749, 2.3.1).</summary>
/// <param name="account">Who asks.</param>
/// <param name="paused">Told how long the endpoint wants to be left alone, whenever it says so.</param>
internal sealed class ClientAuthenticator(ServiceAccountCredential account, Action<TimeSpan>? paused = null) : Authenticator
{
    private readonly AuthenticationHeaderValue _header =
        new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(FormEncode(account.ClientId) + ":" + FormEncode(account.ClientSecret))));

    public override string Refusal =>
        $"Atlas refused the service account {account.Name}: client id and secret do not belong together, or the secret has expired. Check both, or create a new secret.";

    public override async Task<HttpResponseMessage> SendAsync(
        AtlasCall call, HttpRequestMessage message, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        message.Headers.Authorization = _header;
        var answer = await send(message, cancellationToken).ConfigureAwait(false);
        if (RetryAfter.Of(answer.Headers, call.Deadline.Clock) is { } pause)
            paused?.Invoke(pause);
        return answer;
    }

    /// <summary>Encodes as a form does.</summary>
    public static string FormEncode(string value) => Uri.EscapeDataString(value).Replace("%20", "+");
}
