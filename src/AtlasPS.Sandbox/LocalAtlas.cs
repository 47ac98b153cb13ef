using AtlasPS.Simulator;

namespace AtlasPS.Sandbox;

/// <summary>The simulated Atlas of the sandbox: in this process, behind a real loopback socket.</summary>
internal static class LocalAtlas
{
    private const int DatabaseUsers = 5_000;

    public static Task<AtlasSimulator> StartAsync() => AtlasSimulator.StartAsync(new SimulatorOptions { DatabaseUsers = DatabaseUsers });
}
