using System.Management.Automation.Runspaces;
using AtlasPS.Sandbox.Everyday;

namespace AtlasPS.Sandbox.Hosting;

/// <summary>How a session of the sandbox starts: the same on every machine, whatever its owner installed or set up.</summary>
internal static class SessionDefaults
{
    private static readonly string EngineModules =
        Path.Combine(Path.GetDirectoryName(typeof(InitialSessionState).Assembly.Location) ?? "", "Modules");

    public static InitialSessionState Create()
    {
        var state = InitialSessionState.CreateDefault2();
        EverydayCommands.AddMissing(state);
        // Scripts of the tour run wherever the machine's policy would ask for a signature.
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        return state;
    }

    /// <summary>
    /// Leaves the engine's own modules and the built one to be found. A runspace that opens adds the person's folders, from which a
    /// sandbox must not pick anything up.
    /// </summary>
    public static void ForgetInstalledModules()
    {
        var built = Path.GetDirectoryName(Path.GetDirectoryName(BuiltModule.ManifestPath));
        Environment.SetEnvironmentVariable("PSModulePath", $"{built}{Path.PathSeparator}{EngineModules}");
    }
}
