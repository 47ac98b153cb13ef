using AtlasPS.Http;

namespace AtlasPS.Sessions;

/// <summary>What a person said of a connection; null for everything that was left open.</summary>
internal sealed record GivenSettings
{
    public AtlasCredential? Credential { get; init; }

    /// <summary>The parameter that the credential came by.</summary>
    public string CredentialParameter { get; init; } = "";

    public string? Profile { get; init; }

    public Uri? BaseUri { get; init; }

    public string? Project { get; init; }

    public string? Organization { get; init; }
}
