using System.Management.Automation;
using System.Net;
using AtlasPS.Http;

namespace AtlasPS.Sessions;

/// <summary>The proxy that a person's parameters mean.</summary>
internal static class ProxyChoice
{
    /// <param name="address">-Proxy.</param>
    /// <param name="credential">-ProxyCredential.</param>
    /// <param name="useDefaultCredentials">-ProxyUseDefaultCredentials.</param>
    /// <param name="none">-NoProxy.</param>
    /// <exception cref="AtlasInputException">They contradict each other, or the address is not that of a proxy.</exception>
    public static AtlasProxy Of(Uri? address, PSCredential? credential, bool useDefaultCredentials, bool none)
    {
        if (none && (address is not null || credential is not null || useDefaultCredentials))
            throw Conflict("-NoProxy excludes -Proxy, -ProxyCredential and -ProxyUseDefaultCredentials.");
        if (credential is not null && useDefaultCredentials)
            throw Conflict("-ProxyCredential and -ProxyUseDefaultCredentials exclude each other.");
        if (none)
            return AtlasProxy.None;

        ICredentials? credentials = useDefaultCredentials ? CredentialCache.DefaultCredentials : credential?.GetNetworkCredential();
        if (address is null)
            return credentials is null ? AtlasProxy.System : AtlasProxy.SystemWith(credentials);
        try
        {
            return AtlasProxy.At(address, credentials);
        }
        catch (ArgumentException refused)
        {
            // Without a target: the address may hold a password.
            throw new AtlasInputException("InvalidProxy", refused.Message, "Write it like http://proxy.example.com:3128, and give its credentials with -ProxyCredential.", null);
        }
    }

    private static AtlasInputException Conflict(string message) => new("ProxyConflict", message, "Give one of them.", null);
}
