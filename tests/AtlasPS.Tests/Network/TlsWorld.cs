using AtlasPS.Http;
using AtlasPS.Http.Timing;
using AtlasPS.Tests.Http;

namespace AtlasPS.Tests.Network;

/// <summary>Sessions that trust an authority of the tests.</summary>
internal static class TlsWorld
{
    /// <summary>The one that most tests share.</summary>
    public static Authority Authority { get; } = new();

    /// <summary>Options that trust it, and go through no proxy.</summary>
    public static AtlasConnectionOptions Trusting { get; } = new() { Authorities = [Authority.Public], Proxy = AtlasProxy.None };

    /// <summary>A host that exists in the tests alone.</summary>
    public const string Host = "atlas.test";

    public static Task<TlsServer> ServeAsync(TlsServerOptions? options = null, string name = "127.0.0.1") => TlsServer.StartAsync(Authority.ForServer(name), options);

    public static AtlasHttpSession Open(Uri address, AtlasConnectionOptions? connection = null, AtlasCredential? credential = null, int retries = 5, Pace? pace = null) =>
        Sessions.Open(address, credential, retries, seconds: 120, pace: pace, connection: connection ?? Trusting);
}
