using System.Net;
using System.Security;

namespace AtlasPS.Values;

/// <summary>The one place where a secret becomes text: on its way to the wire.</summary>
internal static class Secrets
{
    public static string Reveal(SecureString secret) => new NetworkCredential("", secret).Password;
}
