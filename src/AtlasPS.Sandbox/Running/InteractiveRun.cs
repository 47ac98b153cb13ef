using System.Management.Automation.Language;
using AtlasPS.Sandbox.Hosting;

namespace AtlasPS.Sandbox.Running;

/// <summary><c>-Interactive</c>: reads a command, runs it, and begins again, until <c>exit</c> or the end of the input.</summary>
internal sealed class InteractiveRun(CommandRunner runner, ILineReader reader)
{
    private const string Prompt = "PS> ";
    private const string Continuation = ">> ";

    public int Run()
    {
        while (true)
        {
            var command = ReadCommand();
            if (command is null)
                return ExitCodes.Success;
            if (string.IsNullOrWhiteSpace(command))
                continue;

            runner.Run(command);
            if (runner.ExitCode is { } exitCode)
                return exitCode;
        }
    }

    // A command goes on as long as the parser misses its end. An empty line ends it anyway: the error then says what is missing.
    private string? ReadCommand()
    {
        var line = reader.ReadLine(Prompt);
        var command = line.Text;
        while (line is { IsEnd: false, Text.Length: > 0 } && IsIncomplete(command))
        {
            line = reader.ReadLine(Continuation);
            command = line.IsCancelled ? "" : $"{command}\n{line.Text}";
        }

        return line.IsEnd && command.Length == 0 ? null : command;
    }

    private static bool IsIncomplete(string command)
    {
        Parser.ParseInput(command, out _, out var errors);
        return errors.Any(static error => error.IncompleteInput);
    }
}
