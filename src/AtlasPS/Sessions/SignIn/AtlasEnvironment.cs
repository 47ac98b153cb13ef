using AtlasPS.Http;

namespace AtlasPS.Sessions;

/// <summary>The environment variables of the Atlas CLI, and Terraform's where they differ.</summary>
internal static class AtlasEnvironment
{
    /// <summary>The profile of the Atlas CLI that is meant.</summary>
    public static string? Profile => First("MONGODB_ATLAS_PROFILE")?.Value;

    public static Sourced<string>? Project() => First("MONGODB_ATLAS_PROJECT_ID");

    public static Sourced<string>? Organization() => First("MONGODB_ATLAS_ORG_ID");

    public static Sourced<Uri>? BaseUri()
    {
        if (First("MONGODB_ATLAS_BASE_URL", "MONGODB_ATLAS_OPS_MANAGER_URL") is not { } found)
            return null;
        return Uri.TryCreate(found.Value, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? new(address, found.Source)
            : throw new AtlasInputException("InvalidAddress", $"{found.Source} is no web address: '{found.Value}'.",
                $"Set {found.Source} to something like https://cloud.mongodb.com/, or remove it.", found.Value);
    }

    /// <summary>The credential that the variables hold; null where there is none.</summary>
    /// <exception cref="AtlasInputException">One half of a pair is set and the other is not.</exception>
    public static Sourced<AtlasCredential>? Credential()
    {
        if (Pair(["MONGODB_ATLAS_PUBLIC_API_KEY", "MONGODB_ATLAS_PUBLIC_KEY"], ["MONGODB_ATLAS_PRIVATE_API_KEY", "MONGODB_ATLAS_PRIVATE_KEY"]) is { } key)
            return new(new ApiKeyCredential(key.Name.Value, key.Secret.Value), key.Source);
        if (Pair(["MONGODB_ATLAS_CLIENT_ID"], ["MONGODB_ATLAS_CLIENT_SECRET"]) is { } account)
            return new(new ServiceAccountCredential(account.Name.Value, account.Secret.Value), account.Source);
        return First("MONGODB_ATLAS_ACCESS_TOKEN") is { } token ? new(new AccessTokenCredential(token.Value), token.Source) : null;
    }

    private static (Sourced<string> Name, Sourced<string> Secret, string Source)? Pair(string[] names, string[] secrets) => (First(names), First(secrets)) switch
    {
        (null, null) => null,
        ({ } name, { } secret) => (name, secret, $"{name.Source} and {secret.Source}"),
        (null, { } secret) => throw Half(secret.Source, names[0]),
        ({ } name, null) => throw Half(name.Source, secrets[0]),
    };

    private static AtlasInputException Half(string present, string missing) => new(
        "IncompleteEnvironment", $"{present} is set and {missing} is not.", $"Set {missing} too, or remove both.", present)
    { Category = System.Management.Automation.ErrorCategory.ConnectionError };

    /// <summary>The first of some variables that is set. Terraform's names come second.</summary>
    private static Sourced<string>? First(params string[] names) =>
        names.Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name))).FirstOrDefault(found => !string.IsNullOrEmpty(found.Value)) is { Value: { } value, Name: var name }
            ? new(value, name)
            : null;
}
