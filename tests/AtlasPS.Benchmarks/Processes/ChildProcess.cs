using System.Diagnostics;
using AtlasPS.Sandbox;

namespace AtlasPS.Benchmarks.Processes;

/// <summary>Another process: by default this program once more. Ends with this object.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public static ChildProcess Start(IEnumerable<string> arguments, string? program = null)
    {
        var start = new ProcessStartInfo(program ?? Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // Started through `dotnet x.dll`, the process is the runtime and the program its first argument.
        if (program is null && Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>A script in the PowerShell that the build fetched.</summary>
    public static ChildProcess StartPowerShell(string script, params string[] arguments) =>
        Start([PowerShellInstallation.Program, "-NoProfile", "-File", script, .. arguments], PowerShellInstallation.DotNet);

    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync();

    /// <summary>Everything that the process writes until it ends.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<string> ReadToEndAsync()
    {
        string text = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode == 0 ? text : throw new InvalidOperationException($"The process ended with {_process.ExitCode}: {text}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(3000))
                _process.Kill();
        }

        _process.Dispose();
    }
}
