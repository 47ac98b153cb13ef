using System.Globalization;
using AtlasPS.Benchmarks.Processes;
using AtlasPS.Benchmarks.Report;
using AtlasPS.Benchmarks.Serving;
using AtlasPS.Benchmarks.Soak;
using AtlasPS.Benchmarks.Work;
using AtlasPS.Hosting;

namespace AtlasPS.Benchmarks.Rows;

/// <summary>
/// Work as people start it: in a new process, once. A client that was written for the work alone (<see cref="LimitClient"/>; one request after another where a person's line
/// does it so) and the module in PowerShell, in turns. The module is imported and connected before the clock starts, and nothing has been sent yet.
/// </summary>
internal static class ColdProcess
{
    private const int Turns = 7;

    private static readonly string Script = $$"""
        param($manifest, $address, $line)
        $ErrorActionPreference = 'Stop'
        Import-Module $manifest
        $key = [pscredential]::new('{{DigestBook.PublicKey}}', [System.Net.NetworkCredential]::new('', '{{DigestBook.PrivateKey}}').SecurePassword)
        Connect-Atlas -SkipVerification -Credential $key -BaseUri $address -ProjectId {{Content.ProjectId}}
        $names = foreach ($n in 0..199) { [pscustomobject]@{ DatabaseName = 'admin'; Username = 'user-{0:d6}' -f $n } }
        $work = [scriptblock]::Create("& { $line } | Measure-Object")
        $null = 1..3 | ForEach-Object { $_ } | Measure-Object
        $start = [System.Diagnostics.Process]::GetCurrentProcess().WorkingSet64
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $count = (& $work).Count
        $time = $clock.Elapsed.TotalMilliseconds
        $end = [System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64
        [string]::Format([cultureinfo]::InvariantCulture, '{0} {1} {2}', $time, $count, ($end - $start) / 1MB)
        """;

    /// <summary>The module takes at most so many times as long.</summary>
    public static async Task<IEnumerable<Row>> AtMostAsync(string work, ColdJob job, double limit, int latency = 0)
    {
        using var server = await ServerProcess.StartAsync(new ServerSettings { Latency = TimeSpan.FromMilliseconds(latency) });
        List<double> floor = [], module = [];
        for (int turn = 0; turn < Turns; turn++)
        {
            using var process = ChildProcess.Start(["cold", job.Name, server.Address.AbsoluteUri]);
            floor.Add(Read(job, await process.ReadToEndAsync(), job.Count)[0]);
            module.Add((await RunAsync(job, server, job.Count))[0]);
        }

        double ratio = Median(module) / Median(floor);
        return [new(work, $"at most {Comparison.Text(limit)} x", $"{Number(Median(floor))} ms", $"{Number(Median(module))} ms", $"{Comparison.Text(ratio)} x the time", ratio <= limit)];
    }

    /// <summary>The memory that a list takes while nothing of it is kept, at its highest, in a new process.</summary>
    public static async Task<IEnumerable<Row>> MemoryAsync()
    {
        const double Allowed = 40;
        List<Row> rows = [];
        foreach (int users in new[] { Content.Users, 10 * Content.Users })
        {
            using var server = await ServerProcess.StartAsync(new ServerSettings { Users = users });
            List<double> added = [];
            for (int turn = 0; turn < 3; turn++)
                added.Add((await RunAsync(ColdJob.Stream, server, users))[2]);
            rows.Add(new($"{users:N0} users streamed, memory of a new pwsh", "at most 40 MB more", "", $"+{Number(Median(added))} MB", $"+{Number(added.Max())} MB at most", added.Max() <= Allowed));
        }

        return rows;
    }

    private static async Task<double[]> RunAsync(ColdJob job, ServerProcess server, int count)
    {
        string file = Path.Combine(Path.GetTempPath(), $"atlasps-cold-{Environment.ProcessId}.ps1");
        await File.WriteAllTextAsync(file, Script);
        using var process = ChildProcess.StartPowerShell(file, BuiltModule.ManifestPath, server.Address.AbsoluteUri, job.Script);
        double[] figures = Read(job, await process.ReadToEndAsync(), count);
        File.Delete(file);
        return figures;
    }

    private static double[] Read(ColdJob job, string line, int count)
    {
        double[] figures = [.. line.Trim().Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
        return figures[1] == count ? figures : throw new InvalidOperationException($"{job.Name}: {figures[1]} objects came instead of {count}.");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Number(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
