using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AtlasPS.Tests.Network;

/// <summary>A certificate authority of the tests, which nobody else trusts.</summary>
internal sealed class Authority : IDisposable
{
    private static readonly Oid ServerUse = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientUse = new("1.3.6.1.5.5.7.3.2");
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Authority(string name = "Tests of AtlasPS")
    {
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        Root = request.CreateSelfSigned(Now.AddYears(-1), Now.AddYears(1));
    }

    /// <summary>Its own certificate, with the key.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>Its own certificate as everybody may have it.</summary>
    public X509Certificate2 Public => X509CertificateLoader.LoadCertificate(Root.RawData);

    private static DateTimeOffset Now => DateTimeOffset.UtcNow;

    /// <summary>A certificate with its key for the name or address of a server.</summary>
    public X509Certificate2 ForServer(string name = "127.0.0.1", double validFor = 10) => Issue(name, ServerUse, validFor);

    public X509Certificate2 ForClient(string name) => Issue(name, ClientUse, 10);

    public void Dispose()
    {
        Root.Dispose();
        _key.Dispose();
    }

    private X509Certificate2 Issue(string name, Oid use, double validFor)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([use], false));
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(Root, Now.AddDays(-20), Now.AddDays(validFor), RandomNumberGenerator.GetBytes(8));
        using var whole = issued.CopyWithPrivateKey(key);
        // Windows serves only with keys that came out of a file.
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}
