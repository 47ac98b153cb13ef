using System.Management.Automation;
using System.Net;
using System.Security;
using System.Text.RegularExpressions;

namespace AtlasPS.Values;

/// <summary>The one place where a secret becomes text: on its way to the wire.</summary>
internal static class Secrets
{
    private static readonly Regex Named = new("(key|secret|password|passphrase|token|credentials?)(\\[\\d+\\])?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static string Reveal(SecureString secret) => new NetworkCredential("", secret).Password;

    /// <summary>The text of a secret, or the password of a credential.</summary>
    public static string Reveal(object secret) => Unwrap(secret) switch
    {
        SecureString text => Reveal(text),
        PSCredential credential => Reveal(credential.Password),
        _ => throw new ArgumentException("This is not a secret.", nameof(secret)),
    };

    /// <summary>True for what holds a secret: SecureString and PSCredential.</summary>
    public static bool Holds(object? value) => Unwrap(value) is SecureString or PSCredential;

    /// <summary>True for the place of a field that holds a secret by its name, although the API description does not say so: a key, a password, a token.</summary>
    public static bool IsNamed(string place) => Named.IsMatch(place);

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
