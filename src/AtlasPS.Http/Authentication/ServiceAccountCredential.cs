using AtlasPS.Http.Authentication;

namespace AtlasPS.Http;

/// <summary>A service account: OAuth 2.0 client credentials.</summary>
public sealed class ServiceAccountCredential(string clientId, string clientSecret) : AtlasCredential
{
    /// <summary>The client id, <c>mdb_sa_id_…</c>.</summary>
    public string ClientId { get; } = clientId;

    internal string ClientSecret { get; } = clientSecret;

    /// <inheritdoc/>
    public override string Name => ClientId;

    /// <inheritdoc/>
    public override string Kind => "Service account";

    internal override Authenticator CreateAuthenticator(AuthenticationContext context)
    {
        var shared = SharedToken.Acquire(context.Address, Checked(ClientId, "client id"), Checked(ClientSecret, "client secret"), context.Pace.Clock);
        var client = new ClientAuthenticator(this);
        return new OAuthAuthenticator(shared, new TokenEndpoint(Name, client.RefusalMessage, context.Address, context.Pace, context.OpenPipeline(client, shared.Gate)));
    }
}
