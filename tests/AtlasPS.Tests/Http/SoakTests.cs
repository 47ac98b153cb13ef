using AtlasPS.Benchmarks.Soak;

namespace AtlasPS.Tests.Http;

/// <summary>A short soak; the long one is with the benchmarks.</summary>
public class SoakTests
{
    [Fact]
    public async Task Every_call_is_accounted_for_whatever_the_weather()
    {
        await using var server = await FaultyServer.StartAsync(seed: 1);
        using var run = new SoakRun(server.Address);
        await run.RunUntilAsync(1500);
        Assert.Null(run.Unaccounted);
        var (succeeded, failed, unknown) = run.Calls;
        Assert.True(succeeded > 500 && failed > 10 && unknown > 3, $"{succeeded}, {failed}, {unknown}");
    }
}
