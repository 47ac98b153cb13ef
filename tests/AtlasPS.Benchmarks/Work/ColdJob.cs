using System.Diagnostics;
using AtlasPS.Benchmarks.Serving;

namespace AtlasPS.Benchmarks.Work;

/// <summary>A piece of work that a new process does once, with the same effect in each client.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many objects it returns.</param>
/// <param name="Script">The line a person would write.</param>
internal sealed record ColdJob(string Name, int Count, string Script)
{
    public static readonly ColdJob Stream = new("stream", Content.Users, "Get-AtlasDatabaseUser -All");
    public static readonly ColdJob Singles = new("singles", 200, "$names | Get-AtlasDatabaseUser");
    public static readonly ColdJob Loop = new("loop", 200, "foreach ($name in $names) { Get-AtlasDatabaseUser -DatabaseName admin -Username $name.Username }");
    public static readonly ColdJob Clusters = new("clusters", Content.Projects, "Get-AtlasProject -All | Get-AtlasCluster -All");
    public static readonly ColdJob First = new("first", 1, "Get-AtlasDatabaseUser -DatabaseName admin -Username user-000007");

    /// <summary>Does a job with HttpClient and JsonDocument alone, and writes the milliseconds that it took.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="address">The server.</param>
    public static async Task RunAsync(string name, Uri address)
    {
        long start = Stopwatch.GetTimestamp();
        int count = await CountAsync(name, address);
        Console.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture)} {count}");
    }

    private static async Task<int> CountAsync(string name, Uri address)
    {
        using var limit = new LimitClient(address);
        using var floor = new FloorClient(address);
        return name switch
        {
            "stream" => await limit.ListAsync(),
            "singles" => await limit.SinglesAsync(Singles.Count),
            "clusters" => await limit.ClustersAsync(),
            "loop" => (await floor.SinglesAsync(Loop.Count)).Count,
            _ => (await floor.SinglesAsync(1)).Count,
        };
    }
}
