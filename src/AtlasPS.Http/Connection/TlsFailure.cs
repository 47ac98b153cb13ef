using System.Security.Authentication;
using System.Security.Cryptography;

namespace AtlasPS.Http.Connection;

/// <summary>Says why there is no secure connection.</summary>
internal static class TlsFailure
{
    // The platform's words for what is wrong with a certificate, and what they mean.
    private static readonly (string Flag, string Meaning)[] Refusals =
    [
        ("RemoteCertificateNameMismatch", "it is made out to another name"),
        ("NotTimeValid", "it has expired, or is not valid yet by the clock of this machine"),
        ("Revoked", "it was revoked"),
        ("UntrustedRoot", "nobody vouches for it who is trusted here"),
        ("PartialChain", "nobody vouches for it who is trusted here"),
        ("RemoteCertificateNotAvailable", "there is none"),
    ];

    /// <summary>The reason; null where TLS is not to blame. What TLS refuses once, it refuses again.</summary>
    public static string? Explain(Exception cause, Route route)
    {
        var reason = cause;
        while (reason is not null and not AuthenticationException and not CryptographicException)
            reason = reason.InnerException;
        if (reason is null)
            return null;
        foreach (var (flag, meaning) in Refusals)
        {
            if (reason.Message.Contains(flag))
                return $"The certificate of {route} is refused: {meaning} ({flag}).";
        }

        return $"No secure connection with {route}: {reason.GetBaseException().Message.TrimEnd('.')}. TLS 1.2 or newer is needed, and a certificate where the other side asks for one.";
    }
}
