using AtlasPS.Http;

namespace AtlasPS.Sessions;

/// <summary>The environment variables of the Atlas CLI, and Terraform's where they differ.</summary>
internal static class AtlasEnvironment
{
    public static string? ProjectId => Value("MONGODB_ATLAS_PROJECT_ID");

    public static string? OrgId => Value("MONGODB_ATLAS_ORG_ID");

    public static Uri? BaseUri()
    {
        if (Value("MONGODB_ATLAS_BASE_URL", "MONGODB_ATLAS_OPS_MANAGER_URL") is not { } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? address
            : throw new AtlasInputException("InvalidAddress", $"The environment's base address '{text}' is no web address.",
                "Set MONGODB_ATLAS_BASE_URL to something like https://cloud.mongodb.com/, or remove it.", text);
    }

    /// <summary>The credential that the variables hold, and which it is; null where there is none.</summary>
    /// <exception cref="AtlasInputException">One half of a pair is set and the other is not.</exception>
    public static (AtlasCredential Credential, string Variable)? Read()
    {
        if (Pair(["MONGODB_ATLAS_PUBLIC_API_KEY", "MONGODB_ATLAS_PUBLIC_KEY"], ["MONGODB_ATLAS_PRIVATE_API_KEY", "MONGODB_ATLAS_PRIVATE_KEY"]) is { } key)
            return (new ApiKeyCredential(key.Name, key.Secret), "MONGODB_ATLAS_PUBLIC_API_KEY");
        if (Pair(["MONGODB_ATLAS_CLIENT_ID"], ["MONGODB_ATLAS_CLIENT_SECRET"]) is { } account)
            return (new ServiceAccountCredential(account.Name, account.Secret), "MONGODB_ATLAS_CLIENT_ID");
        return Value("MONGODB_ATLAS_ACCESS_TOKEN") is { } token ? (new AccessTokenCredential(token), "MONGODB_ATLAS_ACCESS_TOKEN") : null;
    }

    private static (string Name, string Secret)? Pair(string[] names, string[] secrets) => (Value(names), Value(secrets)) switch
    {
        (null, null) => null,
        ({ } name, { } secret) => (name, secret),
        (null, _) => throw Half(secrets[0], names[0]),
        _ => throw Half(names[0], secrets[0]),
    };

    private static AtlasInputException Half(string present, string missing) => new(
        "IncompleteEnvironment", $"{present} is set and {missing} is not.", $"Set {missing} too, or remove both.", present)
    { Category = System.Management.Automation.ErrorCategory.ConnectionError };

    private static string? Value(params string[] names) =>
        names.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
}
