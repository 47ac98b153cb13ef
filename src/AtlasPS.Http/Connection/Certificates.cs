using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AtlasPS.Http.Addresses;

namespace AtlasPS.Http.Connection;

/// <summary>Which certificates count, and which is shown.</summary>
internal static class Certificates
{
    /// <exception cref="ArgumentException">A certificate cannot serve the purpose that it was given for.</exception>
    public static void Check(AtlasConnectionOptions options)
    {
        if (options.ClientCertificate is { HasPrivateKey: false } certificate)
            throw new ArgumentException($"The client certificate {certificate.Subject} has no private key here, so that it cannot be used.");
        if (options.Authorities.Count == 0)
            return;
#if NET
        if (!options.Authorities.Any(authority => authority.SubjectName.RawData.AsSpan().SequenceEqual(authority.IssuerName.RawData)))
            throw new ArgumentException($"None of the authorities is a root: {string.Join("; ", options.Authorities.Select(authority => authority.Subject))}. A root certificate has signed itself.");
#else
        throw new ArgumentException("Windows PowerShell trusts the authorities of the Windows certificate store and no others: import the certificate into Cert:\\CurrentUser\\Root instead.");
#endif
    }

#if NET
    /// <summary>Trust in these authorities and no others; null where the platform's decide.</summary>
    public static X509ChainPolicy? Policy(IReadOnlyCollection<X509Certificate2> authorities)
    {
        if (authorities.Count == 0)
            return null;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities.ToArray());
        return policy;
    }

    /// <summary>Shows a certificate to Atlas and to nobody on the way there; null where there is none to show.</summary>
    public static LocalCertificateSelectionCallback? Selection(X509Certificate2? certificate, AtlasAddress address) => certificate is null
        ? null
        : (_, host, _, _, _) => host.Equals(address.Origin.IdnHost, StringComparison.OrdinalIgnoreCase) ? certificate : null!;
#endif
}
