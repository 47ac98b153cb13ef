using System.Management.Automation;
using AtlasPS.Http;
using AtlasPS.Http.Profiles;

namespace AtlasPS.Sessions;

/// <summary>The credential of a profile: of the kind that it names, else of the first kind that is complete.</summary>
internal static class ProfileCredential
{
    private static readonly Kind[] Kinds =
    [
        new("api_keys", "public_api_key", "private_api_key", (name, secret) => new ApiKeyCredential(name, secret)),
        new("service_account", "client_id", "client_secret", (name, secret) => new ServiceAccountCredential(name, secret)),
        new("user_account", null, "access_token", (_, secret) => new AccessTokenCredential(secret)),
    ];

    /// <exception cref="AtlasInputException">The profile has none that is complete.</exception>
    public static Sourced<AtlasCredential> Of(AtlasProfile profile, CancellationToken cancellationToken)
    {
        string? said = profile.Setting("auth_type");
        var kinds = Kinds.Where(kind => said is null || kind.Name == said).ToList();
        if (kinds.Count == 0)
        {
            throw new AtlasInputException("UnknownAuthenticationType", $"The profile '{profile.Name}' has the auth_type '{said}', which AtlasPS does not know.",
                $"It may be {string.Join(", ", Kinds.Select(kind => kind.Name))}. Update AtlasPS, or connect with -Credential.", profile.Name)
            { Category = ErrorCategory.ConnectionError };
        }

        AtlasKeyringException? mute = null;
        foreach (var kind in kinds)
        {
            try
            {
                if (kind.Read(profile, cancellationToken) is { } credential)
                    return credential;
            }
            catch (AtlasKeyringException exception)
            {
                mute = exception;
            }
        }

        throw Incomplete(profile, kinds[0], mute);
    }

    /// <summary>Where something of a profile lay, in words.</summary>
    public static string Place(AtlasProfile profile, string place) => $"Profile '{profile.Name}' ({place})";

    private static AtlasInputException Incomplete(AtlasProfile profile, Kind kind, AtlasKeyringException? mute)
    {
        string wanted = kind.NameKey is null ? kind.SecretKey : $"{kind.NameKey} and {kind.SecretKey}";
        return new AtlasInputException(
            "IncompleteProfile",
            $"The profile '{profile.Name}' has no complete credential: {wanted} are neither in {AtlasProfiles.Path} nor in the system's keyring.{(mute is null ? "" : " " + mute.Message)}",
            "Sign in anew with the Atlas CLI (atlas auth login, or atlas config init), set the environment variables, or connect with -Credential.",
            profile.Name)
        { Category = ErrorCategory.ConnectionError };
    }

    /// <summary>A kind of credential and the settings that hold it.</summary>
    private sealed record Kind(string Name, string? NameKey, string SecretKey, Func<string, string, AtlasCredential> Make)
    {
        public Sourced<AtlasCredential>? Read(AtlasProfile profile, CancellationToken cancellationToken)
        {
            string? name = NameKey is null ? "" : (profile.Setting(NameKey) ?? profile.Secret(NameKey, cancellationToken)?.Value);
            return name is not null && profile.Secret(SecretKey, cancellationToken) is { } secret ? new(Make(name, secret.Value), Place(profile, secret.Place)) : null;
        }
    }
}
