using AtlasPS.Http.Authentication;

namespace AtlasPS.Http;

/// <summary>A bearer token that was obtained, and is renewed, elsewhere.</summary>
public sealed class AccessTokenCredential(string token) : AtlasCredential
{
    internal string Token { get; } = token;

    /// <inheritdoc/>
    public override string Name => "access token";

    /// <inheritdoc/>
    public override string Kind => "Access token";

    internal override Authenticator CreateAuthenticator(AuthenticationContext context) => new BearerAuthenticator(Checked(Token, "access token"));
}
