using Microsoft.Extensions.DependencyInjection;

namespace AtlasPS.Http.Pipeline;

/// <summary>The one client of a session and its handlers, outermost first: retry, authentication, exchange, connection.</summary>
internal sealed class HttpPipeline : IDisposable
{
    private const string Name = "Atlas";
    private readonly ServiceProvider _services;
    private readonly HttpMessageHandler _primary;

    /// <param name="address">Where Atlas is.</param>
    /// <param name="pace">The pace of retries.</param>
    /// <param name="maximumRetryCount">How often a call is tried again at most.</param>
    /// <param name="asSent">True to hand out bodies as they were sent, packed or not.</param>
    public HttpPipeline(AtlasAddress address, Pace pace, int maximumRetryCount, bool asSent = false)
    {
        _primary = PrimaryHandler.Create(address, pace, asSent);
        var services = new ServiceCollection();
        services.AddHttpClient(Name)
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => _primary)
            .AddHttpMessageHandler(() => new RetryHandler(new RetryPolicy(pace), maximumRetryCount))
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
