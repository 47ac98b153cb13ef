using System.Diagnostics;
using System.Net;
using System.Security.Authentication;
using AtlasPS.Http.Addresses;
using AtlasPS.Http.Timing;

namespace AtlasPS.Http.Connection;

/// <summary>The connection to Atlas: pooled, compressed, and without anything that could carry credentials elsewhere.</summary>
internal static class PrimaryHandler
{
    // Atlas sends about one.
    private const int MaxHeaderKilobytes = 64;

#if NET
    public static readonly Version HighestVersion = HttpVersion.Version20;

    public static HttpMessageHandler Create(AtlasAddress address, AtlasConnectionOptions options, Pace pace, bool asSent)
    {
        var proxy = options.Proxy.For(address);
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = asSent ? DecompressionMethods.None : DecompressionMethods.All,
            UseProxy = proxy is not null,
            Proxy = proxy,
            ConnectTimeout = options.ConnectionTimeout,
            ConnectCallback = new Dialer(options.Resolve, pace.HeadStart).ConnectAsync,
            PlaintextStreamFilter = (context, _) => new(context.NegotiatedHttpVersion.Major == 1 ? new SingleTryStream(context.PlaintextStream) : context.PlaintextStream),
            PooledConnectionLifetime = pace.ConnectionLifetime,
            PooledConnectionIdleTimeout = pace.ConnectionIdleTime,
            EnableMultipleHttp2Connections = true,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            // The platform's own spans stay, but Atlas is told nothing of them: it has no use for the ids, nor for the baggage that travels with them.
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            KeepAlivePingDelay = pace.PingDelay,
            KeepAlivePingTimeout = pace.PingTimeout,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            SslOptions =
            {
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                CertificateChainPolicy = Certificates.Policy(options.Authorities),
                LocalCertificateSelectionCallback = Certificates.Selection(options.ClientCertificate, address),
            },
        };
    }
#else
    private const int Connections = 64;

    public static readonly Version HighestVersion = HttpVersion.Version11;

    public static HttpMessageHandler Create(AtlasAddress address, AtlasConnectionOptions options, Pace pace, bool asSent)
    {
        var proxy = options.Proxy.For(address);
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = asSent ? DecompressionMethods.None : DecompressionMethods.GZip | DecompressionMethods.Deflate,
            // Two is the default of .NET Framework.
            MaxConnectionsPerServer = Connections,
            UseProxy = proxy is not null,
            Proxy = proxy,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            SslProtocols = SslProtocols.Tls12,
        };
        if (options.ClientCertificate is { } certificate)
            handler.ClientCertificates.Add(certificate);

        // What is a property of the handler elsewhere belongs to the host here.
        var point = ServicePointManager.FindServicePoint(address.Origin);
        point.ConnectionLeaseTimeout = (int)pace.ConnectionLifetime.TotalMilliseconds;
        point.MaxIdleTime = (int)pace.ConnectionIdleTime.TotalMilliseconds;
        return handler;
    }
#endif
}
