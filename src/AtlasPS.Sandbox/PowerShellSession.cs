using System.Collections;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using AtlasPS.Simulator;

namespace AtlasPS.Sandbox;

/// <summary>PowerShell as a child of this process, on the same console: what is typed goes to it, what it prints is seen, and its exit code is ours.</summary>
internal static class PowerShellSession
{
    private const string RealAtlasVariables = "MONGODB_";

    /// <summary>Runs PowerShell until it ends.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(SandboxArguments arguments, AtlasSimulator atlas)
    {
        using var files = new SessionFiles();
        var start = new ProcessStartInfo(PowerShellInstallation.DotNet, [PowerShellInstallation.Program, .. Arguments(arguments, files)]) { UseShellExecute = false };
        ForgetRealAtlas(start.Environment);
        start.Environment["ATLASPS_SANDBOX"] = Settings(arguments, atlas);
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";

        // Ctrl+C reaches both processes. It is for the command that runs in PowerShell.
        var stopped = false;
        Console.CancelKeyPress += (_, pressed) => stopped = pressed.Cancel = true;
        using var powerShell = Process.Start(start)!;
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, powerShell));
        using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => End(signal, powerShell));
        await powerShell.WaitForExitAsync();
        // PowerShell reports a command that was stopped as one that failed. At the prompt, stopping one command ends nothing.
        return stopped && arguments.Task != SandboxTask.Interactive ? ExitCodes.Stopped : powerShell.ExitCode;
    }

    private static IEnumerable<string> Arguments(SandboxArguments arguments, SessionFiles files)
    {
        string[] common = ["-NoLogo", "-NoProfile", "-ConfigurationFile", files.Configuration];
        return arguments.Task switch
        {
            SandboxTask.Interactive => common,
            SandboxTask.Command => [.. common, "-Command", arguments.Text],
            SandboxTask.File => [.. common, "-File", arguments.Text, .. arguments.ScriptArguments],
            _ => [.. common, "-File", SessionFiles.Script("Tour"), RepositoryFiles.Tour],
        };
    }

    private static string Settings(SandboxArguments arguments, AtlasSimulator atlas) => JsonSerializer.Serialize(new
    {
        RepositoryFiles.ModulePath,
        BaseUri = atlas.BaseAddress,
        atlas.Options.PublicKey,
        atlas.Options.PrivateKey,
        Connect = !arguments.NoConnect,
        PlainText = Console.IsOutputRedirected,
        // PowerShell does not load its line editor where a configuration file is given.
        LineEditor = arguments.Task == SandboxTask.Interactive && !Console.IsInputRedirected && !Console.IsOutputRedirected,
    });

    // Variables of the Atlas CLI would lead to the account of the person. The sandbox must never reach it.
    private static void ForgetRealAtlas(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(static name => name.StartsWith(RealAtlasVariables, StringComparison.OrdinalIgnoreCase)).ToArray())
            environment.Remove(name);
    }

    private static void End(PosixSignalContext signal, Process powerShell)
    {
        signal.Cancel = true;
        powerShell.Kill(entireProcessTree: true);
    }
}
