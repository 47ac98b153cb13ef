using AtlasPS.Http.Addresses;

namespace AtlasPS.Http.Connection;

/// <summary>The way to Atlas, as an error names it: <c>cloud.mongodb.com</c>, or <c>cloud.mongodb.com through the proxy http://proxy.corp:3128</c>.</summary>
internal sealed class Route(AtlasAddress address, AtlasConnectionOptions options)
{
    /// <summary>Where it ends.</summary>
    public string Host => address.Host;

    /// <summary>How long opening a connection may take.</summary>
    public TimeSpan ConnectionTimeout => options.ConnectionTimeout;

    /// <summary>The proxy in between; null for none.</summary>
    public string? Proxy => options.Proxy.Name(address);

    /// <summary>True when credentials are at hand for the proxy.</summary>
    public bool HasProxyCredentials => options.Proxy.HasCredentials(address);

    public override string ToString() => Proxy is { } proxy ? $"{address.Host} through the proxy {proxy}" : address.Host;
}
