using AtlasPS.Http.Addresses;
using AtlasPS.Http.Authentication;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Connection;
using AtlasPS.Http.Limits;
using AtlasPS.Http.Retries;
using AtlasPS.Http.Timing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;

namespace AtlasPS.Http.Pipeline;

/// <summary>
/// The HTTP clients of a session, made by <see cref="IHttpClientFactory"/>: one for calls, one for downloads. A client lives for one message. Its handlers and their
/// connections live for <see cref="Pace.HandlerLifetime"/> and are then replaced, so that changes of DNS are followed. Everything that must survive that
/// is given to each of them: the digest nonce or token (<see cref="Authenticator"/>), and the rate limits (<see cref="LimitGate"/>).
/// </summary>
internal sealed class HttpPipeline : IDisposable
{
    private const string Calls = "AtlasPS";
    private const string Downloads = "AtlasPS.Downloads";

    private readonly ServiceProvider _services;
    private readonly IHttpClientFactory _clients;
    private readonly CancellationTokenSource _closing = new();
    private readonly OpenHandlers _primary = new();

    /// <param name="address">The address of Atlas.</param>
    /// <param name="options">How to connect.</param>
    /// <param name="pace">The pace of retries and connections.</param>
    /// <param name="authenticator">Proves who calls.</param>
    /// <param name="gate">Keeps calls within the limits of Atlas.</param>
    public HttpPipeline(AtlasAddress address, AtlasConnectionOptions options, Pace pace, Authenticator authenticator, LimitGate gate)
    {
        Closing = _closing.Token;
        bool hasProxy = options.Proxy.For(address) is not null;
        var services = new ServiceCollection();
        Add(services, Calls, () => PrimaryHandler.Create(address, options, pace, asSent: false));
        // A file is kept as it was sent, so nothing on the way may unpack it.
        Add(services, Downloads, () => PrimaryHandler.Create(address, options, pace, asSent: true));
        // The factory would add two handlers of its own, for its log and its meters. Their place is a host that chooses where they report to; this container is
        // private, so no log provider can be added to it. Requests are reported by ExchangeHandler, which redacts headers (the factory's log does not) and measures.
        services.RemoveAll<IHttpMessageHandlerBuilderFilter>();
        _services = services.BuildServiceProvider();
        _clients = _services.GetRequiredService<IHttpClientFactory>();

        void Add(IServiceCollection services, string name, Func<HttpMessageHandler> connect) => services
            .AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .SetHandlerLifetime(pace.HandlerLifetime)
            .ConfigureAdditionalHttpMessageHandlers((handlers, _) => AddRange(handlers))
            .ConfigurePrimaryHttpMessageHandler(() => _primary.Add(connect()));

        // In the order in which a request passes through them.
        void AddRange(IList<DelegatingHandler> handlers)
        {
            handlers.Add(new RetryHandler(new RetryDelay(pace)));
            handlers.Add(new LimitHandler(gate));
            handlers.Add(new AuthenticationHandler(authenticator));
            handlers.Add(new ExchangeHandler(new Route(address, options), options.MaximumResponseSize));
            handlers.Add(new PatienceHandler(pace.Clock, options.OperationTimeout));
            if (hasProxy)
                handlers.Add(new ProxyHandler());
        }
    }

    /// <summary>Cancelled when the session is closed. Each call takes note of it.</summary>
    public CancellationToken Closing { get; }

    /// <summary>Sends the message of a call and returns the response once the handlers have read it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The session is closed.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        string name = AtlasCall.Of(message).Reception is null ? Calls : Downloads;
        return _clients.CreateClient(name).SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>Cancels what is under way and closes the connections.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
        _services.Dispose();
        _primary.Dispose();
    }
}
