using System.Management.Automation.Runspaces;

namespace AtlasPS.Sandbox.Hosting;

/// <summary>How a session of the sandbox starts: the same on every machine, whatever its owner installed or set up.</summary>
internal static class SessionDefaults
{
    public static InitialSessionState Create()
    {
        var state = InitialSessionState.CreateDefault2();
        // Scripts of the tour run wherever the machine's policy would ask for a signature.
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        return state;
    }

    public static void Apply()
    {
        // The engine adds the person's own module folders when a runspace opens. A sandbox must not pick anything up from there.
        var modules = Path.GetDirectoryName(Path.GetDirectoryName(BuiltModule.ManifestPath))!;
        Environment.SetEnvironmentVariable("PSModulePath", modules);
    }
}
