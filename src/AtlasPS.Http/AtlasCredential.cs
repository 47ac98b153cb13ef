namespace AtlasPS.Http;

/// <summary>Who calls. Its text form never shows the secret.</summary>
public abstract class AtlasCredential
{
    private protected AtlasCredential()
    {
    }

    /// <summary>What may be shown of it: the public key, the client id, or the kind.</summary>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name} {Name}";
}

/// <summary>A programmatic API key: digest authentication.</summary>
public sealed class ApiKeyCredential(string publicKey, string privateKey) : AtlasCredential
{
    /// <summary>The public key, the digest user name.</summary>
    public string PublicKey { get; } = publicKey;

    internal string PrivateKey { get; } = privateKey;

    /// <inheritdoc/>
    public override string Name => PublicKey;
}

/// <summary>A service account: OAuth 2.0 client credentials.</summary>
public sealed class ServiceAccountCredential(string clientId, string clientSecret) : AtlasCredential
{
    /// <summary>The client id, <c>mdb_sa_id_…</c>.</summary>
    public string ClientId { get; } = clientId;

    internal string ClientSecret { get; } = clientSecret;

    /// <inheritdoc/>
    public override string Name => ClientId;
}

/// <summary>A bearer token that somebody else obtained and renews.</summary>
public sealed class AccessTokenCredential(string token) : AtlasCredential
{
    internal string Token { get; } = token;

    /// <inheritdoc/>
    public override string Name => "access token";
}
