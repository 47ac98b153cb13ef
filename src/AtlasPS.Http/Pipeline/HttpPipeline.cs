using AtlasPS.Http.Connection;
using AtlasPS.Http.Limits;
using Microsoft.Extensions.DependencyInjection;

namespace AtlasPS.Http.Pipeline;

/// <summary>The one client of a session and its handlers, outermost first: retry, limits, authentication, exchange, patience, proxy, connection.</summary>
internal sealed class HttpPipeline : IDisposable
{
    private const string Name = "Atlas";
    private readonly ServiceProvider _services;
    private readonly HttpMessageHandler _primary;

    /// <param name="address">Where Atlas is.</param>
    /// <param name="options">How to connect.</param>
    /// <param name="pace">The pace of retries.</param>
    /// <param name="asSent">True to hand out bodies as they were sent, packed or not.</param>
    public HttpPipeline(AtlasAddress address, AtlasConnectionOptions options, Pace pace, bool asSent = false)
    {
        _primary = PrimaryHandler.Create(address, options, pace, asSent);
        var services = new ServiceCollection();
        services.AddHttpClient(Name)
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => _primary)
            .AddHttpMessageHandler(() => new RetryHandler(new RetryPolicy(pace)))
            .AddHttpMessageHandler(() => new LimitHandler())
            .AddHttpMessageHandler(() => new AuthenticationHandler())
            .AddHttpMessageHandler(() => new ExchangeHandler(new Route(address, options)))
            .AddHttpMessageHandler(() => new PatienceHandler(pace.Clock, options.OperationTimeout))
            .AddHttpMessageHandler(() => new ProxyHandler())
            // The state lives in the session, so the handlers live as long as it does.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<IHttpClientFactory>().CreateClient(Name);
    }

    public HttpClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        _services.Dispose();
        _primary.Dispose();
    }
}
