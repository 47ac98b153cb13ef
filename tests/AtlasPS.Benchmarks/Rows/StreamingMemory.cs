using System.Globalization;
using AtlasPS.Benchmarks.Report;
using AtlasPS.Benchmarks.Serving;
using AtlasPS.Benchmarks.Work;

namespace AtlasPS.Benchmarks.Rows;

/// <summary>A list ten times as long, of which nothing is kept, must not show in the memory of the process.</summary>
internal static class StreamingMemory
{
    private const int Users = 500_000;
    private const double Allowed = 40;

    public static async Task<IEnumerable<Row>> MeasureAsync()
    {
        using var server = await ServerProcess.StartAsync(new ServerSettings { Users = Users });
        var floor = await Jobs.DoAsync("floor", "stream", server.Address, 2);
        var module = await Jobs.DoAsync("module", "stream", server.Address, 2);
        return module is { Count: Users, InOrder: true }
            ? [new Row("memory while streaming 500,000", "at most 40 MB above the start", Text(floor), Text(module), Text(module), module.GrowthMegabytes <= Allowed)]
            : throw new InvalidOperationException($"{module.Count} objects came, or not in order.");
    }

    private static string Text(Sample sample) => string.Create(CultureInfo.InvariantCulture, $"+{sample.GrowthMegabytes:0.0} MB");
}
