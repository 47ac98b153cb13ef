using System.IO;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AtlasPS.Sessions;

/// <summary>Certificate authorities, given as certificates or as files: PEM with any number of them, or DER.</summary>
internal static class AuthorityFiles
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";

    /// <param name="given">-CACertificate.</param>
    /// <param name="locate">Makes a full path of one that PowerShell knows.</param>
    /// <exception cref="AtlasInputException">Something is neither a certificate nor a file that holds one.</exception>
    public static IReadOnlyCollection<X509Certificate2> Of(object[] given, Func<string, string> locate) =>
        [.. given.Select(item => (item as PSObject)?.BaseObject ?? item).SelectMany(item => item switch
        {
            X509Certificate2 certificate => [certificate],
            FileInfo file => Read(file.FullName, file.Name),
            string path => Read(locate(path), path),
            _ => throw Refused($"'{item}' is neither a certificate nor the path of a file with one.", item),
        })];

    private static IEnumerable<X509Certificate2> Read(string path, string given)
    {
        try
        {
            var found = Parse(path).ToList();
            return found.Count > 0 ? found : throw Refused($"The file '{given}' holds no certificate.", given);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or FormatException)
        {
            throw Refused($"The file '{given}' holds no certificate that can be read: {e.Message}", given);
        }
    }

    private static IEnumerable<X509Certificate2> Parse(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        string text = System.Text.Encoding.ASCII.GetString(bytes);
        return text.Contains(Begin)
            ? text.Split([Begin], StringSplitOptions.None).Skip(1).Select(part => new X509Certificate2(Convert.FromBase64String(part.Split('-')[0])))
            : [new X509Certificate2(bytes)];
    }

    private static AtlasInputException Refused(string message, object target) =>
        new("InvalidCertificate", message, "Give the path of a PEM or DER file with the certificate of the authority, or the certificate itself.", target);
}
