using AtlasPS.Simulator;

namespace AtlasPS.Tests.Simulator;

/// <summary>A simulator of a test's own, with a client.</summary>
internal sealed class World : IAsyncDisposable
{
    private World(AtlasSimulator atlas)
    {
        Atlas = atlas;
        Http = new Caller(atlas);
    }

    public AtlasSimulator Atlas { get; }

    public Caller Http { get; }

    public static async Task<World> StartAsync(Action<SimulatorOptions>? configure = null)
    {
        var options = new SimulatorOptions { ChangeTime = TimeSpan.FromMilliseconds(40) };
        configure?.Invoke(options);
        return new World(await AtlasSimulator.StartAsync(options));
    }

    /// <summary>Reads until the answer fits, 5 s at most.</summary>
    public async Task<Reply> Until(string path, Func<Reply, bool> fits)
    {
        for (int attempt = 0; attempt < 500; attempt++)
        {
            var reply = await Http.Get(path);
            if (fits(reply))
                return reply;
            await Task.Delay(10);
        }

        throw new TimeoutException($"{path} never became what was waited for.");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Atlas.DisposeAsync();
    }
}
