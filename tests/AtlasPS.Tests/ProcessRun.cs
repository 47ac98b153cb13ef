using System.Diagnostics;
using System.Text;

namespace AtlasPS.Tests;

/// <summary>A program from its start to its end, in a process of its own.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What came on standard output, with \n at line ends.</param>
/// <param name="Errors">What came on standard error.</param>
internal sealed record ProcessRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>What a console without colours would show, except that the errors come last.</summary>
    public string Text => Output + Errors;

    /// <summary>The exit code and the text.</summary>
    public void Deconstruct(out int exitCode, out string text) => (exitCode, text) = (ExitCode, Text);

    /// <param name="program">The full path.</param>
    /// <param name="arguments">The arguments, each as the program is to see it.</param>
    /// <param name="environment">Variables to set beside those of this process.</param>
    /// <param name="input">What the program reads from its standard input.</param>
    /// <param name="written">Is told each line of the standard output as soon as it is written.</param>
    /// <param name="limit">The time after which the program is ended. The default is five minutes.</param>
    public static async Task<ProcessRun> RunAsync(
        string program, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)>? environment = null, string input = "", Action<string>? written = null, TimeSpan? limit = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // A process that lives for seconds gains nothing from code that is measured and translated twice.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCountThreshold"] = "200";
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        using var ending = new CancellationTokenSource(limit ?? Limit);
        try
        {
            var output = written is null ? process.StandardOutput.ReadToEndAsync(ending.Token) : ReadLinesAsync(process.StandardOutput, written, ending.Token);
            var errors = process.StandardError.ReadToEndAsync(ending.Token);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(ending.Token);
            return new(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await errors).ReplaceLineEndings("\n"));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string> ReadLinesAsync(StreamReader output, Action<string> written, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            text.Append(line).Append('\n');
            written(line);
        }

        return text.ToString();
    }
}
