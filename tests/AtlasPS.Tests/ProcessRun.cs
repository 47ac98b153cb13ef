using System.Diagnostics;

namespace AtlasPS.Tests;

/// <summary>A program from its start to its end, in a process of its own.</summary>
internal static class ProcessRun
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <param name="program">The full path.</param>
    /// <param name="arguments">The arguments, each as the program is to see it.</param>
    /// <param name="environment">Variables to set beside those of this process.</param>
    /// <param name="input">What the program reads from its standard input.</param>
    /// <returns>The exit code, and what came on standard output and then on standard error, with \n at line ends.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)>? environment = null, string input = "")
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, (await output + await errors).ReplaceLineEndings("\n"));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
