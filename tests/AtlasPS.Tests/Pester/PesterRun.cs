using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using AtlasPS.Hosting;
using AtlasPS.Sandbox;
using AtlasPS.Simulator;
using Xunit.Abstractions;

namespace AtlasPS.Tests.Pester;

/// <summary>
/// Pester files, one after another in one process of the PowerShell that the build fetched, with a simulated Atlas of their own. PowerShell and Pester take
/// longer to start than most files to run.
/// </summary>
public abstract partial class PesterRun(IEnumerable<string> files, params (string Name, string Value)[] environment) : IAsyncLifetime
{
    private readonly Dictionary<string, TaskCompletionSource<FileResult>> _results =
        files.ToDictionary(file => Path.GetFileName(file), _ => new TaskCompletionSource<FileResult>(TaskCreationOptions.RunContinuationsAsynchronously));

    // For all files together, on a machine that does much else.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(14);

    private readonly StringBuilder _written = new();
    private AtlasSimulator? _atlas;
    private Task? _process;

    private static string Script { get; } = Path.Combine(BuiltModule.RepositoryRoot, "tests", "Pester", "Invoke-PesterTests.ps1");

    private static string PesterManifest { get; } =
        typeof(PesterRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "PesterManifest").Value!;

    public async Task InitializeAsync()
    {
        _atlas = await AtlasSimulator.StartAsync(new SimulatorOptions { DatabaseUsers = 2_000, ChangeTime = TimeSpan.FromMilliseconds(400) });
        _process = RunFilesAsync();
    }

    public async Task DisposeAsync()
    {
        await _process!;
        await _atlas!.DisposeAsync();
    }

    /// <summary>Waits until a file has run. All of its tests must have passed; the script counts a file that has none as one that failed.</summary>
    internal async Task PassesAsync(string file, ITestOutputHelper output)
    {
        var result = await _results[file].Task;
        output.WriteLine(result.Text);
        Assert.True(result.Failed == 0 && result.Passed + result.Skipped > 0, result.Text);
    }

    /// <summary>Runs the script in a process of its own.</summary>
    internal static Task<ProcessRun> RunAsync(IEnumerable<string> files, IEnumerable<(string Name, string Value)> environment, Action<string>? written = null) => ProcessRun.RunAsync(
        PowerShellInstallation.DotNet,
        [PowerShellInstallation.Program, "-NoProfile", "-NonInteractive", "-File", Script, .. files],
        [("ATLASPS_PESTER", PesterManifest), ("NO_COLOR", "1"), .. environment],
        written: written,
        limit: Limit);

    private async Task RunFilesAsync()
    {
        string end;
        try
        {
            var run = await RunAsync(files, [("ATLASPS_SIMULATOR", _atlas!.BaseAddress.ToString()), .. environment], Read);
            end = $"{run.Errors}\nPowerShell ended with exit code {run.ExitCode}.";
        }
        catch (OperationCanceledException)
        {
            end = "PowerShell took too long and was ended.";
        }

        foreach (var missing in _results.Values)
            missing.TrySetResult(new FileResult($"{_written}\n{end}", Passed: 0, Failed: 1, Skipped: 0));
    }

    private void Read(string line)
    {
        _written.Append(line).Append('\n');
        if (FileEnd().Match(line) is not { Success: true } end || !_results.TryGetValue(end.Groups["file"].Value, out var result))
            return;
        result.TrySetResult(new FileResult(_written.ToString(), Number("passed"), Number("failed"), Number("skipped")));
        _written.Clear();

        int Number(string name) => int.Parse(end.Groups[name].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?<file>\S+\.ps1): (?<passed>\d+) passed, (?<failed>\d+) failed, (?<skipped>\d+) skipped$")]
    private static partial Regex FileEnd();

    private sealed record FileResult(string Text, int Passed, int Failed, int Skipped);
}
