using System.Diagnostics;

namespace AtlasPS.Benchmarks.Work;

/// <summary>What came out of one run.</summary>
/// <param name="Count">How many objects.</param>
/// <param name="InOrder">True when they came in order.</param>
/// <param name="Kept">What the run keeps alive; null for nothing.</param>
internal sealed record Outcome(int Count, bool InOrder, object? Kept);

/// <summary>Runs a piece of work a few times and takes note of time and memory.</summary>
internal static class Stopwatching
{
    private const double Megabyte = 1024 * 1024;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <param name="runs">How often after the first, which shows the memory; 0 takes the first alone.</param>
    /// <param name="work">The work.</param>
    public static async Task<Sample> MeasureAsync(int runs, Func<Task<Outcome>> work)
    {
        var first = await FirstAsync(work);
        if (runs == 0)
            return first;

        // The runtime translates what is used much a second time, and better. What is compared has to have that behind it on both sides.
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
            await RunAsync(work);

        var times = new double[runs];
        for (int run = 0; run < runs; run++)
            times[run] = await RunAsync(work);
        using var growing = new Growth();
        var last = await work();
        return first with { Milliseconds = times, InOrder = first.InOrder && last.InOrder, Count = last.Count, GrowthMegabytes = growing.Highest };
    }

    /// <summary>The first run, when no pool holds anything of earlier ones yet: only now does the heap show what its result keeps alive.</summary>
    private static async Task<Sample> FirstAsync(Func<Task<Outcome>> work)
    {
        double before = Settled();
        long start = Stopwatch.GetTimestamp();
        var outcome = await work();
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        double kept = outcome.Kept is null ? 0 : (Settled() - before) / Megabyte;
        GC.KeepAlive(outcome.Kept);
        return new Sample([time], outcome.Count, outcome.InOrder, kept, 0);
    }

    /// <summary>One run, whose result is dropped with the method that made it.</summary>
    private static async Task<double> RunAsync(Func<Task<Outcome>> work)
    {
        Settled();
        long start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(true);
    }

    /// <summary>Watches by how much the process's memory grows.</summary>
    private sealed class Growth : IDisposable
    {
        private readonly Process _process = Process.GetCurrentProcess();
        private readonly Timer _timer;
        private readonly long _start;
        private long _highest;
        private bool _isOver;

        public Growth()
        {
            _start = _highest = _process.WorkingSet64;
            _timer = new Timer(_ => Look(), null, 20, 20);
        }

        public double Highest => (Look() - _start) / Megabyte;

        public void Dispose()
        {
            lock (_process)
            {
                _timer.Dispose();
                _isOver = true;
            }

            _process.Dispose();
        }

        private long Look()
        {
            lock (_process)
            {
                if (_isOver)
                    return _highest;
                _process.Refresh();
                return _highest = Math.Max(_highest, _process.WorkingSet64);
            }
        }
    }
}
