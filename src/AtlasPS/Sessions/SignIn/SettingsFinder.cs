using AtlasPS.Http;
using AtlasPS.Http.Profiles;

namespace AtlasPS.Sessions;

/// <summary>
/// Finds what a session is opened with, each setting by itself: what a person gives wins over the environment, and that over the Atlas CLI's profile.
/// A profile that a person names is given, so that what it says wins over the environment too.
/// </summary>
internal static class SettingsFinder
{
    /// <param name="given">What a person gave.</param>
    /// <param name="cancellationToken">Ends asking a keyring.</param>
    /// <returns>The settings; null where no credential is found anywhere.</returns>
    /// <exception cref="AtlasInputException">Something was found that cannot be used.</exception>
    public static ConnectionSettings? Find(GivenSettings given, CancellationToken cancellationToken)
    {
        var named = given.Profile is { } name ? ProfileChoice.Named(name) : null;
        var credential = GivenCredential(given) ?? (named is null ? AtlasEnvironment.Credential() : ProfileCredential.Of(named, cancellationToken));
        var unnamed = given.Credential is null && named is null ? ProfileChoice.Unnamed(needed: credential is null) : null;
        credential ??= unnamed is null ? null : ProfileCredential.Of(unnamed, cancellationToken);
        if (credential is null)
            return null;

        return new ConnectionSettings
        {
            Credential = credential,
            BaseUri = Given(given.BaseUri, "-BaseUri")
                ?? Address(named)
                ?? AtlasEnvironment.BaseUri()
                ?? Address(unnamed)
                ?? new(AtlasSessionOptions.DefaultBaseAddress, "default"),
            Project = Given(given.Project, "-ProjectId") ?? Setting(named, "project_id") ?? AtlasEnvironment.Project() ?? Setting(unnamed, "project_id"),
            Organization = Given(given.Organization, "-OrgId") ?? Setting(named, "org_id") ?? AtlasEnvironment.Organization() ?? Setting(unnamed, "org_id"),
            Profile = (named ?? unnamed)?.Name,
        };
    }

    private static Sourced<AtlasCredential>? GivenCredential(GivenSettings given) => Given(given.Credential, given.CredentialParameter);

    private static Sourced<T>? Given<T>(T? value, string parameter)
        where T : class => value is null or "" ? null : new(value, parameter);

    private static Sourced<string>? Setting(AtlasProfile? profile, string key) =>
        profile?.Setting(key) is { } value ? new(value, ProfileCredential.Place(profile, "config.toml")) : null;

    private static Sourced<Uri>? Address(AtlasProfile? profile) =>
        profile is not null && ProfileChoice.Address(profile) is { } address ? new(address, ProfileCredential.Place(profile, "config.toml")) : null;
}
