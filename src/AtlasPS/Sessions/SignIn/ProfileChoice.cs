using System.Management.Automation;
using AtlasPS.Feedback;
using AtlasPS.Http.Profiles;
using AtlasPS.Values;

namespace AtlasPS.Sessions;

/// <summary>Which profile of the Atlas CLI is meant.</summary>
internal static class ProfileChoice
{
    private const string Usual = "default";
    private static readonly Uri Government = new("https://cloud.mongodbgov.com/");

    /// <summary>The names of all profiles, for completion.</summary>
    public static IEnumerable<string> Names => All().Select(profile => profile.Name);

    /// <summary>The profile of a name.</summary>
    /// <exception cref="AtlasInputException">There is none.</exception>
    public static AtlasProfile Named(string name)
    {
        var all = All();
        return all.FirstOrDefault(profile => profile.Name == name)
            ?? all.FirstOrDefault(profile => profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw Unknown(name, all);
    }

    /// <summary>The profile that is meant where a person names none: the environment's, else the only one, else the one named default.</summary>
    /// <param name="needed">True where nothing else has credentials; without, only a profile that the environment names is in use.</param>
    public static AtlasProfile? Unnamed(bool needed)
    {
        if (AtlasEnvironment.Profile is { } name)
            return Named(name);
        if (!needed)
            return null;
        var all = All();
        return all.Count == 1 ? all[0] : all.FirstOrDefault(profile => profile.Name.Equals(Usual, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What to say to somebody who has profiles and named none of them.</summary>
    public static string Advice() => All() is { Count: > 0 } all ? $"Or name a profile of the Atlas CLI with Connect-Atlas -Profile or in MONGODB_ATLAS_PROFILE: {List(all)}." : "Or sign in with the Atlas CLI (atlas auth login): its profile is used as it is.";

    /// <summary>Where a profile says that Atlas is; null where it does not say.</summary>
    public static Uri? Address(AtlasProfile profile)
    {
        if ((profile.Setting("ops_manager_url") ?? profile.Setting("base_url")) is not { } text)
            return profile.Setting("service") is "cloudgov" ? Government : null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? address
            : throw new AtlasInputException("InvalidAddress", $"The base address of the profile '{profile.Name}' is no web address: '{text}'.",
                $"Correct it in {AtlasProfiles.Path}, or give -BaseUri.", profile.Name);
    }

    private static IReadOnlyList<AtlasProfile> All()
    {
        try
        {
            return AtlasProfiles.Read();
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new AtlasInputException("InvalidProfileFile", $"The profiles of the Atlas CLI cannot be read: {wrong.Message}",
                "Correct the file, or connect with -Credential.", AtlasProfiles.Path)
            { Category = ErrorCategory.ConnectionError };
        }
    }

    private static AtlasInputException Unknown(string name, IReadOnlyList<AtlasProfile> all) => new(
        "ProfileNotFound",
        all.Count == 0 ? $"There is no profile '{name}': the Atlas CLI has none on this machine ({AtlasProfiles.Path})." : $"The Atlas CLI has no profile '{name}' on this machine.",
        all.Count == 0
            ? "Connect with -Credential, or make a profile with the Atlas CLI: atlas config init."
            : $"{(Nearest.Find(name, all.Select(profile => profile.Name)) is { } near ? $"Did you mean {Quoting.Quoted(near)}? " : "")}There are {List(all)}.",
        name)
    { Category = ErrorCategory.ConnectionError };

    private static string List(IReadOnlyList<AtlasProfile> all) => string.Join(", ", all.Select(profile => $"'{profile.Name}'"));
}
