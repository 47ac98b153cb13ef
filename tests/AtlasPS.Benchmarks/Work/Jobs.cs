using System.Text.Json;
using AtlasPS.Benchmarks.Processes;

namespace AtlasPS.Benchmarks.Work;

/// <summary>A piece of work that is measured in a process of its own, so that no other's memory and warmth is counted.</summary>
internal static class Jobs
{
    /// <summary>Many more requests than a limit allows in the time.</summary>
    public const int LimitedRequests = 5000;

    private static readonly Dictionary<string, Func<FloorClient, Task<Outcome>>> Floor = new()
    {
        ["stream"] = floor => floor.ListAsync(keep: false),
        ["drop"] = floor => floor.ListAsync(keep: false),
        ["keep"] = floor => floor.ListAsync(keep: true),
        ["singles"] = floor => floor.SinglesAsync(1000),
        ["loop"] = floor => floor.SinglesAsync(1000),
        ["clusters"] = floor => floor.ClustersAsync(),
    };

    private static readonly Dictionary<string, Func<ModuleClient, Task<Outcome>>> Module = new()
    {
        ["stream"] = module => module.ListAsync(keep: false),
        ["drop"] = module => module.DropAsync(),
        ["keep"] = module => module.ListAsync(keep: true),
        ["singles"] = module => module.SinglesAsync(1000),
        ["loop"] = module => module.LoopAsync(1000),
        ["limited"] = module => module.SinglesAsync(LimitedRequests),
        ["clusters"] = module => module.ClustersAsync(),
    };

    /// <summary>Has a job done in another process.</summary>
    /// <param name="who">floor or module.</param>
    /// <param name="job">Its name.</param>
    /// <param name="address">The server.</param>
    /// <param name="runs">How often, after one run to warm up.</param>
    public static async Task<Sample> DoAsync(string who, string job, Uri address, int runs)
    {
        using var process = ChildProcess.Start(["job", who, job, address.AbsoluteUri, $"{runs}"]);
        return JsonSerializer.Deserialize<Sample>(await process.ReadToEndAsync())!;
    }

    /// <summary>Does a job here, and writes what it took.</summary>
    public static async Task RunAsync(string who, string job, Uri address, int runs)
    {
        Sample sample;
        if (who == "floor")
        {
            using var floor = new FloorClient(address);
            sample = await Stopwatching.MeasureAsync(runs, () => Floor[job](floor));
        }
        else
        {
            using var module = new ModuleClient(address);
            sample = await Stopwatching.MeasureAsync(runs, () => Module[job](module));
        }

        Console.WriteLine(JsonSerializer.Serialize(sample));
    }
}
