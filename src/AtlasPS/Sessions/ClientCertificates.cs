using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AtlasPS.Sessions;

/// <summary>Client certificates, given or found in the platform's store by their thumbprint.</summary>
internal static class ClientCertificates
{
    /// <param name="given">-Certificate.</param>
    /// <param name="thumbprint">-CertificateThumbprint.</param>
    /// <exception cref="AtlasInputException">Both are given, or the store has no such certificate.</exception>
    public static X509Certificate2? Of(X509Certificate2? given, string? thumbprint)
    {
        if (thumbprint is null)
            return given;
        if (given is not null)
            throw new AtlasInputException("CertificateConflict", "-Certificate and -CertificateThumbprint exclude each other.", "Give one of them.", thumbprint);

        // Copied from a certificate's window, it comes with blanks and an invisible mark.
        string digits = new([.. thumbprint.Where(Uri.IsHexDigit)]);
        return Find(StoreLocation.CurrentUser, digits) ?? Find(StoreLocation.LocalMachine, digits) ?? throw new AtlasInputException(
            "CertificateNotFound",
            $"Neither the store of this user (CurrentUser\\My) nor that of this machine (LocalMachine\\My) has a certificate with the thumbprint '{thumbprint}' and its private key.",
            "A thumbprint is the SHA-1 hash of a certificate, 40 hexadecimal digits. Import the certificate with its key, or hand it over with -Certificate.",
            thumbprint);
    }

    private static X509Certificate2? Find(StoreLocation location, string thumbprint)
    {
        try
        {
            using var store = new X509Store(StoreName.My, location);
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false).Cast<X509Certificate2>().FirstOrDefault(found => found.HasPrivateKey);
        }
        catch (Exception e) when (e is CryptographicException or PlatformNotSupportedException)
        {
            // Nobody has made one, or the platform knows none for the machine.
            return null;
        }
    }
}
