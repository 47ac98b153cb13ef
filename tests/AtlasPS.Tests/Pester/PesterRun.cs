using System.Reflection;
using AtlasPS.Hosting;
using AtlasPS.Sandbox;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Pester;

/// <summary>A simulated Atlas for all Pester files, and the PowerShell to run them.</summary>
public sealed class PesterRun : IAsyncLifetime
{
    private static readonly string Script = Path.Combine(BuiltModule.RepositoryRoot, "tests", "Pester", "Invoke-PesterTests.ps1");

    private AtlasSimulator? _atlas;

    public async Task InitializeAsync() =>
        _atlas = await AtlasSimulator.StartAsync(new SimulatorOptions { DatabaseUsers = 20_000, ChangeTime = TimeSpan.FromMilliseconds(400) });

    public async Task DisposeAsync() => await _atlas!.DisposeAsync();

    /// <summary>Runs one file.</summary>
    public Task<ProcessRun> RunAsync(string file, params (string Name, string Value)[] environment) => ProcessRun.RunAsync(
        PowerShellInstallation.DotNet,
        [PowerShellInstallation.Program, "-NoProfile", "-NonInteractive", "-File", Script, "-Path", file],
        [("ATLASPS_SIMULATOR", _atlas!.BaseAddress.ToString()), ("ATLASPS_PESTER", PesterManifest), ("NO_COLOR", "1"), .. environment]);

    private static string PesterManifest { get; } =
        typeof(PesterRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "PesterManifest").Value!;
}
