using AtlasPS.Http;

namespace AtlasPS.Sessions;

/// <summary>Everything that a session is opened with, each with its source.</summary>
internal sealed record ConnectionSettings
{
    public required Sourced<AtlasCredential> Credential { get; init; }

    public required Sourced<Uri> BaseUri { get; init; }

    public Sourced<string>? Project { get; init; }

    public Sourced<string>? Organization { get; init; }

    /// <summary>The profile in use; null for none.</summary>
    public string? Profile { get; init; }
}
