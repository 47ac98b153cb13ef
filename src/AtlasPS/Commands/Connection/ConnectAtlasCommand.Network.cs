using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using AtlasPS.Http;
using AtlasPS.Sessions;

namespace AtlasPS.Commands;

/// <content>How the connection is made: names and meanings are those of Invoke-RestMethod where it has them.</content>
public sealed partial class ConnectAtlasCommand
{
    private const int LongestTimeout = 604800;

    /// <summary>The proxy to go through instead of the system's, for every address.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>What the proxy wants to know of the caller.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Shows the proxy who is logged on.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Goes through no proxy, whatever the system is set to.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>The client certificate, with its private key.</summary>
    [Parameter]
    [ValidateNotNull]
    public X509Certificate2? Certificate { get; set; }

    /// <summary>The client certificate in the platform's store.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateThumbprint { get; set; }

    /// <summary>The authorities to trust instead of the platform's: files, or certificates.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[]? CACertificate { get; set; }

    /// <summary>The seconds that opening a connection may take; 0 for any time.</summary>
    [Parameter]
    [ValidateRange(0, LongestTimeout)]
    public int ConnectionTimeoutSeconds { get; set; } = 30;

    /// <summary>The seconds in which something has to come; 0 for any time.</summary>
    [Parameter]
    [ValidateRange(0, LongestTimeout)]
    public int OperationTimeoutSeconds { get; set; } = 100;

    /// <summary>The largest answer that is taken, in bytes, unpacked.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public long MaximumResponseSize { get; set; } = 64L * 1024 * 1024;

    private AtlasConnectionOptions Network()
    {
        var options = new AtlasConnectionOptions
        {
            Proxy = ProxyChoice.Of(Proxy, ProxyCredential, ProxyUseDefaultCredentials, NoProxy),
            ClientCertificate = ClientCertificates.Of(Certificate, CertificateThumbprint),
            Authorities = CACertificate is null ? [] : AuthorityFiles.Of(CACertificate, path => GetUnresolvedProviderPathFromPSPath(path)),
            ConnectionTimeout = Time(ConnectionTimeoutSeconds),
            OperationTimeout = Time(OperationTimeoutSeconds),
            MaximumResponseSize = MaximumResponseSize,
        };
        try
        {
            options.CheckCertificates();
        }
        catch (ArgumentException refused)
        {
            throw new AtlasInputException(
                "InvalidCertificate", refused.Message, "-Certificate takes a certificate with its private key, as Get-PfxCertificate returns it; -CACertificate the root of an authority.", null);
        }

        return options;
    }

    private static TimeSpan Time(int seconds) => seconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds);
}
