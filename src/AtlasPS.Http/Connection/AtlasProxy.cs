using System.Net;
using AtlasPS.Http.Addresses;
using AtlasPS.Http.Connection;

namespace AtlasPS.Http;

/// <summary>The way out of this network: the system's proxy, one of the session's own, or none. Its text form never shows credentials.</summary>
public sealed class AtlasProxy
{
#if NET
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];
#else
    private static readonly string[] Schemes = ["http"];
#endif

    private readonly bool _used;
    private readonly Uri? _address;
    private readonly ICredentials? _credentials;

    private AtlasProxy(bool used, Uri? address = null, ICredentials? credentials = null)
    {
        _used = used;
        _address = address;
        _credentials = credentials;
    }

    /// <summary>The system's: what the environment names (<c>https_proxy</c>, <c>no_proxy</c>), else what the system is set to. Loopback is reached without it.</summary>
    public static AtlasProxy System { get; } = new(true);

    /// <summary>None, whatever the system is set to.</summary>
    public static AtlasProxy None { get; } = new(false);

    /// <summary>The system's, with credentials for it; they count before those in the environment.</summary>
    public static AtlasProxy SystemWith(ICredentials credentials) => new(true, null, credentials);

    /// <summary>This one, for every address, loopback included.</summary>
    /// <param name="address">Scheme, host and port, and a user name and password where <paramref name="credentials"/> are none.</param>
    /// <param name="credentials">What is shown to the proxy when it asks, and to nobody else.</param>
    /// <exception cref="ArgumentException">The address is not that of a proxy, or credentials are given in both places.</exception>
    public static AtlasProxy At(Uri address, ICredentials? credentials = null)
    {
        if (!address.IsAbsoluteUri || address.Host.Length == 0 || !Schemes.Contains(address.Scheme))
            throw new ArgumentException($"The address of a proxy begins with {string.Join(" or ", Schemes.Select(scheme => scheme + "://"))}, followed by host and port.");
        if (address.AbsolutePath.Length > 1 || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw new ArgumentException("The address of a proxy is scheme, host and port: no path, query or fragment.");
        if (address.UserInfo.Length == 0)
            return new AtlasProxy(true, address, credentials);
        return credentials is null
            ? new AtlasProxy(true, new Uri(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)), Read(address.UserInfo))
            : throw new ArgumentException("The address of the proxy holds credentials, and others are given beside it. One of the two is too many.");
    }

    /// <inheritdoc/>
    public override string ToString() => (_used, _address) switch
    {
        (false, _) => "no proxy",
        (_, null) => "the system's proxy",
        _ => Shown(_address),
    };

    /// <summary>True when credentials are at hand for a proxy that asks for them.</summary>
    internal bool HasCredentials(AtlasAddress address) => For(address)?.Credentials is not null;

    /// <summary>True when a plain http address of this machine would leave it.</summary>
    internal bool TakesAway(AtlasAddress address) => address is { IsEncrypted: false } && _address is { IsLoopback: false };

    /// <summary>What the platform's handler is to ask for the way to an address; null when it asks nobody.</summary>
    internal IWebProxy? For(AtlasAddress address) => (_used, _address) switch
    {
        (false, _) => null,
        (_, { } fixedAddress) => new ChosenProxy(_ => fixedAddress, _credentials),
        _ when address.IsLoopback => null,
        _ when _credentials is null => Platform,
        _ => new ChosenProxy(uri => Platform is { } platform && !platform.IsBypassed(uri) ? platform.GetProxy(uri) : null, _credentials),
    };

    /// <summary>The proxy on the way to an address, without credentials; null where there is none.</summary>
    internal string? Name(AtlasAddress address) =>
        For(address) is { } proxy && !proxy.IsBypassed(address.Origin) && proxy.GetProxy(address.Origin) is { } there && there != address.Origin ? Shown(there) : null;

#if NET
    private static IWebProxy? Platform => HttpClient.DefaultProxy;
#else
    private static IWebProxy? Platform => WebRequest.DefaultWebProxy;
#endif

    private static string Shown(Uri address) => address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    private static NetworkCredential Read(string userInfo)
    {
        int colon = userInfo.IndexOf(':');
        return colon < 0
            ? new NetworkCredential(Uri.UnescapeDataString(userInfo), "")
            : new NetworkCredential(Uri.UnescapeDataString(userInfo.Substring(0, colon)), Uri.UnescapeDataString(userInfo.Substring(colon + 1)));
    }
}
