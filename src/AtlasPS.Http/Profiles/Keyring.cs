using System.Runtime.InteropServices;
using System.Text;

namespace AtlasPS.Http.Profiles;

/// <summary>The system's keyring, where the Atlas CLI leaves secrets: under the service <c>atlascli_{profile}</c>, the user being the setting's name.</summary>
internal static class Keyring
{
    private const string Base64Mark = "go-keyring-base64:";
    private const string HexMark = "go-keyring-encoded:";

    /// <summary>A secret; null where the keyring has none.</summary>
    /// <exception cref="AtlasKeyringException">The keyring could not be asked.</exception>
    public static string? Find(string profile, string key, CancellationToken cancellationToken)
    {
        string service = $"atlascli_{profile}";
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return WindowsCredential.Find($"{service}:{key}");
#if NET
        return RuntimeInformation.IsOSPlatform(OSPlatform.OSX)
            ? Decoded(KeyringProgram.Ask("/usr/bin/security", "the macOS keychain", "unlock the login keychain", ["find-generic-password", "-s", service, "-a", key, "-w"], cancellationToken))
            : KeyringProgram.Ask("secret-tool", "the Secret Service", "install libsecret-tools and unlock the keyring", ["lookup", "service", service, "username", key], cancellationToken);
#else
        throw new AtlasKeyringException("This version of PowerShell can ask for secrets on Windows only.");
#endif
    }

    /// <summary>What the CLI wrote: its library encodes for the keychain, and says how in front.</summary>
    internal static string? Decoded(string? kept)
    {
        if (kept is null)
            return null;
        try
        {
            if (kept.StartsWith(Base64Mark, StringComparison.Ordinal))
                return Encoding.UTF8.GetString(Convert.FromBase64String(kept.Substring(Base64Mark.Length)));
            return kept.StartsWith(HexMark, StringComparison.Ordinal) ? FromHex(kept.Substring(HexMark.Length)) : kept;
        }
        catch (FormatException)
        {
            return kept;
        }
    }

    private static string FromHex(string digits)
    {
        var bytes = new byte[digits.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = Convert.ToByte(digits.Substring(2 * i, 2), 16);
        return Encoding.UTF8.GetString(bytes);
    }
}
