using System.Diagnostics;
using System.Net;
using System.Security.Authentication;

namespace AtlasPS.Http.Pipeline;

/// <summary>The connection to Atlas: pooled, compressed, and without anything that could carry credentials elsewhere.</summary>
internal static class PrimaryHandler
{
    // Atlas sends about one.
    private const int MaxHeaderKilobytes = 64;

#if NET
    public static readonly Version HighestVersion = HttpVersion.Version20;

    public static HttpMessageHandler Create(AtlasAddress address, Pace pace) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = pace.ConnectTimeout,
        // So that a change of DNS is followed within two minutes.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        EnableMultipleHttp2Connections = true,
        UseProxy = !address.IsLoopback,
        MaxResponseHeadersLength = MaxHeaderKilobytes,
        // The platform's own spans stay, but Atlas is told nothing of them: it has no use for the ids, nor for the baggage that travels with them.
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        SslOptions = { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
    };
#else
    private const int Connections = 64;

    public static readonly Version HighestVersion = HttpVersion.Version11;

    public static HttpMessageHandler Create(AtlasAddress address, Pace pace) => new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        // Two is the default of .NET Framework.
        MaxConnectionsPerServer = Connections,
        UseProxy = !address.IsLoopback,
        MaxResponseHeadersLength = MaxHeaderKilobytes,
        SslProtocols = SslProtocols.Tls12,
    };
#endif
}
