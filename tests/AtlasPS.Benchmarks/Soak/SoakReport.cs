using System.Diagnostics;
using System.Globalization;
using AtlasPS.Benchmarks.Processes;

namespace AtlasPS.Benchmarks.Soak;

/// <summary>The long soak: a warm first quarter, and then nothing may have grown by the end.</summary>
internal static class SoakReport
{
    private const double Megabyte = 1024 * 1024;
    private const double MemoryAllowance = 8;
    private const int HandleAllowance = 16;

    /// <summary>Runs it and says how it went. 0 when every call is accounted for and nothing has grown.</summary>
    public static async Task<int> RunAsync(int requests)
    {
        int unobserved = 0;
        TaskScheduler.UnobservedTaskException += (_, _) => Interlocked.Increment(ref unobserved);
        using var server = ChildProcess.Start(["faulty", "42"]);
        using var run = new SoakRun(new Uri(await server.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.")));
        long start = Stopwatch.GetTimestamp();
        await run.RunUntilAsync(requests / 4);
        var (memory, handles, threads) = Look();
        Say(run, start, memory, handles, threads);
        for (int quarter = 2; quarter <= 4; quarter++)
        {
            await run.RunUntilAsync(requests / 4 * quarter);
            var now = Look();
            Say(run, start, now.Memory, now.Handles, now.Threads);
        }

        var end = Look();
        bool grew = end.Memory - memory > MemoryAllowance || end.Handles - handles > HandleAllowance || end.Threads - threads > HandleAllowance;
        Console.WriteLine(run.Unaccounted is { } call ? $"Not accounted for: {call}" : "Every call is accounted for.");
        Console.WriteLine(grew ? "Memory, handles or threads have grown." : "Neither memory nor handles nor threads have grown.");
        Console.WriteLine($"{unobserved} exceptions that nobody observed.");
        return run.Unaccounted is null && !grew && unobserved == 0 ? 0 : 1;
    }

    /// <summary>Serves with faults until the standard input ends.</summary>
    public static async Task ServeAsync(int seed)
    {
        await using var server = await FaultyServer.StartAsync(seed);
        Console.WriteLine(server.Address);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }
    }

    private static void Say(SoakRun run, long start, double memory, int handles, int threads)
    {
        var (succeeded, failed, unknown) = run.Calls;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Stopwatch.GetElapsedTime(start).TotalSeconds,5:0} s: {run.Requests} requests; calls: {succeeded} succeeded, {failed} failed, {unknown} of unknown outcome; {memory:0.0} MB, {handles} handles, {threads} threads"));
    }

    private static (double Memory, int Handles, int Threads) Look()
    {
        // Twice, so that tasks whose exceptions nobody looked at are finalized, and then what they held is gone.
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        const string Descriptors = "/proc/self/fd";
        int handles = Directory.Exists(Descriptors) ? Directory.GetFileSystemEntries(Descriptors).Length : process.HandleCount;
        return (GC.GetTotalMemory(true) / Megabyte, handles, process.Threads.Count);
    }
}
