using System.Net;
using System.Security.Authentication;

namespace AtlasPS.Http.Pipeline;

/// <summary>The connection to Atlas: pooled, compressed, and without anything that could carry credentials elsewhere.</summary>
internal static class PrimaryHandler
{
#if NET
    public static readonly Version HighestVersion = HttpVersion.Version20;

    public static HttpMessageHandler Create(AtlasAddress address, Pace pace, bool asSent) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = asSent ? DecompressionMethods.None : DecompressionMethods.All,
        ConnectTimeout = pace.ConnectTimeout,
        // So that a change of DNS is followed within two minutes.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        EnableMultipleHttp2Connections = true,
        UseProxy = !address.IsLoopback,
        SslOptions = { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
    };
#else
    private const int Connections = 64;

    public static readonly Version HighestVersion = HttpVersion.Version11;

    public static HttpMessageHandler Create(AtlasAddress address, Pace pace, bool asSent) => new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = asSent ? DecompressionMethods.None : DecompressionMethods.GZip | DecompressionMethods.Deflate,
        // Two is the default of .NET Framework.
        MaxConnectionsPerServer = Connections,
        UseProxy = !address.IsLoopback,
        SslProtocols = SslProtocols.Tls12,
    };
#endif
}
