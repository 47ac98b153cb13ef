using AtlasPS.Simulator;

namespace AtlasPS.Tests.Simulator;

/// <summary>A simulator of a test's own, with a client. Its time stands still unless the test lets some pass, so that a state lasts until it has been seen, however slow the machine is.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly TimeSpan _changeTime;

    private World(AtlasSimulator atlas, ManualClock clock, TimeSpan changeTime)
    {
        Atlas = atlas;
        Clock = clock;
        _changeTime = changeTime;
        Http = new Caller(atlas);
    }

    public AtlasSimulator Atlas { get; }

    public Caller Http { get; }

    public ManualClock Clock { get; }

    public static async Task<World> StartAsync(Action<SimulatorOptions>? configure = null)
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        var options = new SimulatorOptions { ChangeTime = TimeSpan.FromMilliseconds(40), Clock = clock };
        configure?.Invoke(options);
        return new World(await AtlasSimulator.StartAsync(options), clock, options.ChangeTime);
    }

    /// <summary>Reads until the answer fits, and lets the time of one change pass before each further read.</summary>
    public async Task<Reply> Until(string path, Func<Reply, bool> fits)
    {
        for (int attempt = 0; attempt < 20; attempt++)
        {
            var reply = await Http.Get(path);
            if (fits(reply))
                return reply;
            Clock.Advance(_changeTime);
        }

        throw new TimeoutException($"{path} never became what was waited for.");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Atlas.DisposeAsync();
    }
}
