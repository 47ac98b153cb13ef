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
            // The handlers, in the order in which a request passes through them.
            .AddHttpMessageHandler(() => new RetryHandler(new RetryDelay(pace)))
            .AddHttpMessageHandler(() => new LimitHandler(gate))
            .AddHttpMessageHandler(() => new AuthenticationHandler(authenticator))
            .AddHttpMessageHandler(() => new ExchangeHandler(new Route(address, options), options.MaximumResponseSize))
            .AddHttpMessageHandler(() => new PatienceHandler(pace.Clock, options.OperationTimeout))
            .AddHttpMessageHandler(() => new ProxyHandler())
            .ConfigurePrimaryHttpMessageHandler(() => _primary.Add(connect()));
    }

    /// <summary>Sends the message of a call and returns the response once the handlers have read it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the session was closed.</exception>
    /// <exception cref="ObjectDisposedException">The session is closed.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        string name = AtlasCall.Of(message).Reception is null ? Calls : Downloads;
        using var open = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        using var client = _clients.CreateClient(name);
        return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, open.Token).ConfigureAwait(false);
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
