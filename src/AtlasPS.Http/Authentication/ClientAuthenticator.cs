using System.Net.Http.Headers;
using System.Text;
using AtlasPS.Http.Calls;

namespace AtlasPS.Http.Authentication;

/// <summary>How a service account shows itself to the token endpoint, and only there: Basic over form-encoded id and secret (RFC 6749, 2.3.1).</summary>
internal sealed class ClientAuthenticator(ServiceAccountCredential account) : Authenticator
{
    private readonly AuthenticationHeaderValue _header =
        new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(FormEncode(account.ClientId) + ":" + FormEncode(account.ClientSecret))));

    public override string RefusalMessage { get; } =
        $"Atlas refused the service account {account.Name}: client id and secret do not belong together, or the secret has expired. Check both, or create a new secret.";

    public override Task<HttpResponseMessage> SendAsync(
        AtlasCall call, HttpRequestMessage message, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        message.Headers.Authorization = _header;
        return send(message, cancellationToken);
    }

    /// <summary>Encodes as a form does.</summary>
    public static string FormEncode(string value) => Uri.EscapeDataString(value).Replace("%20", "+");
}
