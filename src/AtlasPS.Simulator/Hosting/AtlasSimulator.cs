using System.Net;
using AtlasPS.Simulator.Authentication;
using AtlasPS.Simulator.Control;
using AtlasPS.Simulator.Hosting;
using AtlasPS.Simulator.Seed;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace AtlasPS.Simulator;

/// <summary>A simulated Atlas that listens on 127.0.0.1 and nowhere else.</summary>
public sealed class AtlasSimulator : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly SimulatedService _service;
    private readonly Authenticator _authenticator;
    private readonly FaultBook _faults = new();
    private readonly RequestLog _log;

    private AtlasSimulator(SimulatorOptions options)
    {
        Options = options;
        _log = new RequestLog(options.Clock);
        _service = new SimulatedService(options);
        _authenticator = new Authenticator(options);
        var pipeline = new RequestPipeline(
            _service, _authenticator, new OAuthEndpoints(options, _authenticator.Tokens), _faults, _log, new ControlRoutes(this));

        // The empty builder reads neither environment nor settings files: nothing can add another address to listen on.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        });
        // Ctrl+C belongs to whoever hosts the simulator.
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        _application = builder.Build();
        _application.Run(context => pipeline.RunAsync(context, _application.Lifetime.ApplicationStopping));
    }

    /// <summary>Where it listens, e.g. <c>http://127.0.0.1:5080/</c>.</summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The settings it was started with.</summary>
    public SimulatorOptions Options { get; }

    /// <summary>The requests it has seen, oldest first; of very many only the last 20,000.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.Snapshot();

    /// <summary>How many requests it has seen since the log was last emptied.</summary>
    public int RequestCount => _log.Count;

    /// <summary>Starts a simulator, seeded and listening.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<AtlasSimulator> StartAsync(SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var simulator = new AtlasSimulator(options ?? new SimulatorOptions());
        try
        {
            await simulator._application.StartAsync(cancellationToken);
        }
        catch
        {
            await simulator.DisposeAsync();
            throw;
        }

        string address = simulator._application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        simulator.BaseAddress = new Uri(address.TrimEnd('/') + "/");
        simulator._service.Reset(address.TrimEnd('/'));
        return simulator;
    }

    /// <summary>Empties the log.</summary>
    public void ClearLog() => _log.Take();

    /// <summary>Empties the log of requests, and returns those that were in it.</summary>
    public IReadOnlyList<RecordedRequest> TakeLog() => _log.Take();

    /// <summary>Orders a fault.</summary>
    /// <exception cref="ArgumentException">What it matches is no method and path.</exception>
    public void AddFault(SimulatorFault fault) => _faults.Add(fault);

    /// <summary>Takes back every fault.</summary>
    public void ClearFaults() => _faults.Clear();

    /// <summary>Back to the beginning: the seed as it was, no faults, an empty log. Nonces and tokens stay valid.</summary>
    public void Reset()
    {
        _service.Reset(BaseAddress.AbsoluteUri.TrimEnd('/'));
        _faults.Clear();
        ClearLog();
    }

    /// <summary>Gives a project many further database users, <c>user-000000</c> and so on, made as they are asked for.</summary>
    /// <param name="count">How many, 0 or more. A later call replaces the crowd of an earlier one.</param>
    /// <param name="projectId">The project; Payments unless given.</param>
    /// <exception cref="ArgumentException">There is no such project.</exception>
    public void AddDatabaseUsers(int count, string? projectId = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        projectId ??= SeedIds.Payments;
        var store = _service.Store;
        lock (store.Gate)
        {
            if (store.Collection("/groups", new Dictionary<string, string>()).Find([projectId]) is null)
                throw new ArgumentException($"There is no project {projectId}.", nameof(projectId));
            DatabaseUserCrowd.Plant(store, BaseAddress.AbsoluteUri.TrimEnd('/'), projectId, count);
        }
    }

    /// <summary>Forgets every nonce: the next digest is refused, and a new challenge comes with the refusal.</summary>
    public void ForgetNonces() => _authenticator.Digest.ForgetNonces();

    /// <summary>Revokes every access token that was issued.</summary>
    public void RevokeTokens() => _authenticator.Tokens.RevokeAll();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _application.StopAsync();
        }
        catch (OperationCanceledException)
        {
            // Requests that hang on purpose are cut off; that is no failure.
        }

        await _application.DisposeAsync();
    }
}
