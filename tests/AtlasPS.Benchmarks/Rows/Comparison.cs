using System.Globalization;
using AtlasPS.Benchmarks.Report;
using AtlasPS.Benchmarks.Serving;
using AtlasPS.Benchmarks.Soak;
using AtlasPS.Benchmarks.Work;

namespace AtlasPS.Benchmarks.Rows;

/// <summary>Floor and module at the same work, in turns so that a slow moment of the machine is one for both. What counts is the median of the ratios.</summary>
internal static class Comparison
{
    private const int Turns = 3;
    private const int Runs = 8;

    /// <summary>The module takes at most so much more than the floor.</summary>
    public static async Task<IEnumerable<Row>> AtMostAsync(string work, string job, double limit)
    {
        using var server = await ServerProcess.StartAsync(new ServerSettings());
        var (floor, module, ratio) = await MeasureAsync(server, job, Turns, Runs);
        List<Row> rows = [new(work, $"at most {Text(limit)} x the floor", Time(floor), Time(module), $"{Text(ratio)} x the time", ratio <= limit && IsRight(floor, module))];
        if (floor.KeptMegabytes > 0)
        {
            double memory = module.KeptMegabytes / floor.KeptMegabytes;
            rows.Add(new(work + ": memory", $"at most {Text(limit)} x the floor", Memory(floor), Memory(module), $"{Text(memory)} x the memory", memory <= limit));
        }

        return rows;
    }

    /// <summary>Where every answer waits, the module is so much faster than the floor, which does one thing after another.</summary>
    public static async Task<IEnumerable<Row>> FasterAsync(string work, string job, double factor)
    {
        using var server = await ServerProcess.StartAsync(new ServerSettings { Latency = TimeSpan.FromMilliseconds(50) });
        var (floor, module, ratio) = await MeasureAsync(server, job, 1, 3);
        return [new(work, $"at least {Text(factor)} x faster", Time(floor), Time(module), $"{Text(1 / ratio)} x faster, {(module.InOrder ? "in order" : "OUT OF ORDER")}", 1 / ratio >= factor && IsRight(floor, module))];
    }

    public static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static async Task<(Sample Floor, Sample Module, double Ratio)> MeasureAsync(ServerProcess server, string job, int turns, int runs)
    {
        var pairs = new List<(Sample Floor, Sample Module)>();
        for (int turn = 0; turn < turns; turn++)
            pairs.Add((await Jobs.DoAsync("floor", job, server.Address, runs), await Jobs.DoAsync("module", job, server.Address, runs)));
        var middle = pairs.OrderBy(pair => pair.Module.Median / pair.Floor.Median).ElementAt(turns / 2);
        return (middle.Floor, middle.Module, middle.Module.Median / middle.Floor.Median);
    }

    private static bool IsRight(Sample floor, Sample module) => floor.InOrder && module.InOrder && floor.Count == module.Count
        ? true
        : throw new InvalidOperationException($"The floor read {floor.Count} objects and AtlasPS {module.Count}, or not in order.");

    private static string Time(Sample sample) => $"{sample.Median.ToString("0", CultureInfo.InvariantCulture)} ms";

    private static string Memory(Sample sample) => $"{sample.KeptMegabytes.ToString("0", CultureInfo.InvariantCulture)} MB";
}
