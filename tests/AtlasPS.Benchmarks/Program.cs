using System.Globalization;
using AtlasPS.Benchmarks.Report;
using AtlasPS.Benchmarks.Rows;
using AtlasPS.Benchmarks.Serving;
using AtlasPS.Benchmarks.Soak;
using AtlasPS.Benchmarks.Work;

var rows = new Dictionary<string, Func<Task<IEnumerable<Row>>>>
{
    ["streamed"] = () => Comparison.AtMostAsync("50,000 users, -All, streamed", "stream", 1.5),
    ["kept"] = () => Comparison.AtMostAsync("50,000 users, -All, kept", "keep", 1.5),
    ["latency"] = () => Comparison.FasterAsync("50,000 users, -All, streamed, 50 ms latency", "stream", 4),
    ["memory"] = StreamingMemory.MeasureAsync,
    ["singles"] = () => Comparison.AtMostAsync("1,000 single GETs in one pipeline", "singles", 1.25),
    ["loop"] = () => Comparison.AtMostAsync("1,000 single GETs, a cmdlet call each", "loop", 5),
    ["clusters"] = () => Comparison.FasterAsync("200 projects | Get-AtlasCluster, 50 ms latency", "clusters", 6),
    ["requests"] = RequestsPerCall.MeasureAsync,
    ["first"] = FirstCall.MeasureAsync,
    ["first-http"] = FirstHttpCall.MeasureAsync,
    ["cold-stream"] = () => ColdProcess.AtMostAsync("cold: 50,000 users streamed", ColdJob.Stream, 1.3),
    ["cold-stream-latency"] = () => ColdProcess.AtMostAsync("cold: 50,000 users streamed, 50 ms latency", ColdJob.Stream, 1.3, latency: 50),
    ["cold-clusters"] = () => ColdProcess.AtMostAsync("cold: 200 projects | Get-AtlasCluster", ColdJob.Clusters, 1.2),
    ["cold-clusters-latency"] = () => ColdProcess.AtMostAsync("cold: 200 projects | Get-AtlasCluster, 50 ms latency", ColdJob.Clusters, 1.1, latency: 50),
    ["cold-singles"] = () => ColdProcess.AtMostAsync("cold: 200 names | Get-AtlasDatabaseUser", ColdJob.Singles, 1.5),
    ["cold-loop"] = () => ColdProcess.AtMostAsync("cold: 200 calls of a cmdlet in a loop", ColdJob.Loop, 1.5),
    ["cold-first"] = () => ColdProcess.AtMostAsync("cold: the first call", ColdJob.First, 1.5),
    ["cold-memory"] = ColdProcess.MemoryAsync,
    ["limit"] = RateLimited.MeasureAsync,
};

switch (args)
{
    case ["serve", .. var settings]:
        await new DigestServer(ServerSettings.Of(settings)).RunAsync();
        return 0;
    case ["job", var who, var job, var address, var runs]:
        await Jobs.RunAsync(who, job, new Uri(address), int.Parse(runs, CultureInfo.InvariantCulture));
        return 0;
    case ["cold", var job, var address]:
        await ColdJob.RunAsync(job, new Uri(address));
        return 0;
    case ["first", var address]:
        FirstCall.RunHere(new Uri(address));
        return 0;
    case ["first-http", var who, var address]:
        await FirstHttpCall.RunHereAsync(who, new Uri(address));
        return 0;
    case ["faulty", var seed]:
        await SoakReport.ServeAsync(int.Parse(seed, CultureInfo.InvariantCulture));
        return 0;
    case ["soak", .. var requests]:
        return await SoakReport.RunAsync(requests.Length == 0 ? 100_000 : int.Parse(requests[0], CultureInfo.InvariantCulture));
    case [.. var chosen] when chosen.All(name => rows.ContainsKey(name) || name == "rest"):
        Console.WriteLine(Machine.Describe());
        Table.Begin();
        foreach (var (_, measure) in rows.Where(row => chosen.Length == 0 || chosen.Contains(row.Key)))
            foreach (var row in await measure())
                Table.Write(row);
        if (chosen.Length == 0 || chosen.Contains("rest"))
            await RestMethod.WriteAsync();
        return 0;
    default:
        await Console.Error.WriteLineAsync($"Rows: {string.Join(", ", rows.Keys)}, rest. Without one all are measured. soak [requests] is a test of endurance.");
        return 2;
}
