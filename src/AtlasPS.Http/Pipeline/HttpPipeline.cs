using AtlasPS.Http.Limits;
using Microsoft.Extensions.DependencyInjection;

namespace AtlasPS.Http.Pipeline;

/// <summary>The one client of a session and its handlers, outermost first: retry, limits, authentication, exchange, connection.</summary>
internal sealed class HttpPipeline : IDisposable
{
    private const string Name = "Atlas";
    private readonly ServiceProvider _services;
    private readonly HttpMessageHandler _primary;

    public HttpPipeline(AtlasAddress address, Pace pace)
    {
        _primary = PrimaryHandler.Create(address, pace);
        var services = new ServiceCollection();
        services.AddHttpClient(Name)
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => _primary)
            .AddHttpMessageHandler(() => new RetryHandler(new RetryPolicy(pace)))
            .AddHttpMessageHandler(() => new LimitHandler())
            .AddHttpMessageHandler(() => new AuthenticationHandler())
            .AddHttpMessageHandler(() => new ExchangeHandler(address.Host))
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
