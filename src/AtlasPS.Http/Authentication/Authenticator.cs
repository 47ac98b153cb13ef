using AtlasPS.Http.Pipeline;

namespace AtlasPS.Http.Authentication;

/// <summary>Sends a message on with what proves who calls. Safe for concurrent use.</summary>
internal abstract class Authenticator
{
    /// <summary>What to say when Atlas refuses the credentials.</summary>
    public abstract string Refusal { get; }

    /// <summary>Sends the message, and once more where the first answer shows how to do better. A 401 that is returned is final.</summary>
    public abstract Task<HttpResponseMessage> SendAsync(
        AtlasCall call, HttpRequestMessage message, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken);

    /// <summary>The authenticator for a credential.</summary>
    /// <param name="credential">Who calls.</param>
    /// <param name="address">Where Atlas is.</param>
    /// <param name="pace">When tokens are renewed, and the clock.</param>
    /// <param name="call">Sends a call of the authenticator's own.</param>
    public static Authenticator For(AtlasCredential credential, AtlasAddress address, Pace pace, Func<AtlasCall, CancellationToken, Task<AtlasResponse>> call) => credential switch
    {
        ApiKeyCredential key => new DigestAuthenticator(
            Checked(key.PublicKey, "public key"), Checked(key.PrivateKey, "private key"), pace),
        ServiceAccountCredential account => For(
            account, SharedToken.Acquire(address, Checked(account.ClientId, "client id"), Checked(account.ClientSecret, "client secret"), pace.Clock), pace, call),
        AccessTokenCredential token => new BearerAuthenticator(Checked(token.Token, "access token")),
        _ => throw new ArgumentException($"{credential.GetType().Name} is not a known kind of credential.", nameof(credential)),
    };

    private static OAuthAuthenticator For(ServiceAccountCredential account, SharedToken shared, Pace pace, Func<AtlasCall, CancellationToken, Task<AtlasResponse>> call) =>
        new(shared, new TokenEndpoint(account, shared.Gate, pace, call));

    /// <exception cref="AtlasCredentialException">The text is empty, or cannot be part of a header.</exception>
    private static string Checked(string value, string name)
    {
        if (string.IsNullOrEmpty(value))
            throw new AtlasCredentialException($"The {name} is empty.");
        if (value.Any(c => c is <= ' ' or > '~'))
            throw new AtlasCredentialException($"The {name} holds a blank, a line break or a character outside ASCII. Was it copied completely, and nothing with it?");
        return value;
    }
}
