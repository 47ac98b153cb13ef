using System.Reflection;
using System.Text.RegularExpressions;
using AtlasPS.Hosting;
using AtlasPS.Sandbox;
using AtlasPS.Simulator;
using Xunit.Abstractions;

namespace AtlasPS.Tests.Pester;

/// <summary>A simulated Atlas for all Pester files, and the PowerShell to run them.</summary>
public sealed partial class PesterRun : IAsyncLifetime
{
    private static readonly string Script = Path.Combine(BuiltModule.RepositoryRoot, "tests", "Pester", "Invoke-PesterTests.ps1");

    private AtlasSimulator? _atlas;

    public async Task InitializeAsync() =>
        _atlas = await AtlasSimulator.StartAsync(new SimulatorOptions { DatabaseUsers = 20_000, ChangeTime = TimeSpan.FromMilliseconds(400) });

    public async Task DisposeAsync() => await _atlas!.DisposeAsync();

    /// <summary>Runs one file.</summary>
    internal Task<ProcessRun> RunAsync(string file, params (string Name, string Value)[] environment) => ProcessRun.RunAsync(
        PowerShellInstallation.DotNet,
        [PowerShellInstallation.Program, "-NoProfile", "-NonInteractive", "-File", Script, "-Path", file],
        [("ATLASPS_SIMULATOR", _atlas!.BaseAddress.ToString()), ("ATLASPS_PESTER", PesterManifest), ("NO_COLOR", "1"), .. environment]);

    /// <summary>Runs one file, all of whose tests must pass. A file in which no test ran has shown nothing, so it fails too.</summary>
    internal async Task PassesAsync(string file, ITestOutputHelper output, params (string Name, string Value)[] environment)
    {
        var (exitCode, text) = await RunAsync(file, environment);

        output.WriteLine(text);
        Assert.True(exitCode == 0, text);
        Assert.Matches(Summary(), text);
    }

    private static string PesterManifest { get; } =
        typeof(PesterRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "PesterManifest").Value!;

    [GeneratedRegex(@"(?m)^Pester \S+ in PowerShell \S+: [1-9]\d* passed, 0 failed, \d+ skipped\r?$")]
    private static partial Regex Summary();
}
