using System.Collections.Concurrent;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AtlasPS.Tests.Network;

/// <summary>A request as a server saw it.</summary>
internal sealed record SeenRequest(string Method, string Target, string Protocol, string Connection, SslProtocols Tls, string? ClientCertificate, IReadOnlyDictionary<string, string> Headers);

/// <summary>How a server is to behave.</summary>
internal sealed record TlsServerOptions
{
    public IPEndPoint EndPoint { get; init; } = new(IPAddress.Loopback, 0);

    public HttpProtocols Protocols { get; init; } = HttpProtocols.Http1AndHttp2;

    public SslProtocols Tls { get; init; } = SslProtocols.None;

    /// <summary>Insists on a certificate of the client, of whatever authority.</summary>
    public bool WantsCertificate { get; init; }

    public Func<HttpContext, Task> Answer { get; init; } = context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync("{}");
    };
}

/// <summary>A server on loopback that speaks TLS as the platform does, HTTP/2 included.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<SeenRequest> _requests = [];

    private TlsServer(X509Certificate2 certificate, TlsServerOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(options.EndPoint, listen =>
        {
            listen.Protocols = options.Protocols;
            listen.UseHttps(new HttpsConnectionAdapterOptions
            {
                ServerCertificate = certificate,
                SslProtocols = options.Tls,
                ClientCertificateMode = options.WantsCertificate ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.NoCertificate,
                ClientCertificateValidation = (_, _, _) => true,
            });
        }));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        _application = builder.Build();
        _application.Run(context =>
        {
            _requests.Enqueue(Seen(context));
            return options.Answer(context);
        });
    }

    public IReadOnlyList<SeenRequest> Requests => [.. _requests];

    public IPEndPoint EndPoint { get; private set; } = new(IPAddress.Loopback, 0);

    public Uri Address => new($"https://{EndPoint}/");

    public static async Task<TlsServer> StartAsync(X509Certificate2 certificate, TlsServerOptions? options = null)
    {
        options ??= new TlsServerOptions();
        var server = new TlsServer(certificate, options);
        try
        {
            await server._application.StartAsync();
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        server.EndPoint = new IPEndPoint(options.EndPoint.Address, new Uri(server._application.Urls.Single()).Port);
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static SeenRequest Seen(HttpContext context) => new(
        context.Request.Method,
        context.Request.Path + context.Request.QueryString.ToString(),
        context.Request.Protocol,
        context.Connection.Id,
        context.Features.Get<ITlsHandshakeFeature>()!.Protocol,
        context.Connection.ClientCertificate?.Thumbprint,
        context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
}
