using AtlasPS.Http.Authentication;

namespace AtlasPS.Http;

/// <summary>A programmatic API key: digest authentication.</summary>
public sealed class ApiKeyCredential(string publicKey, string privateKey) : AtlasCredential
{
    /// <summary>The public key, the digest user name.</summary>
    public string PublicKey { get; } = publicKey;

    internal string PrivateKey { get; } = privateKey;

    /// <inheritdoc/>
    public override string Name => PublicKey;

    /// <inheritdoc/>
    public override string Kind => "API key";

    internal override Authenticator CreateAuthenticator(AuthenticationContext context) =>
        new DigestAuthenticator(Checked(PublicKey, "public key"), Checked(PrivateKey, "private key"), context.Pace);
}
