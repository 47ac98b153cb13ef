using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace AtlasPS.Sandbox.Running;

/// <summary><c>-File</c>: fails only when an error ended the script, as pwsh does; errors that it went on after are its own business.</summary>
internal static partial class FileRun
{
    public static int Run(CommandRunner runner, string path, IReadOnlyList<string> arguments)
    {
        // A script block that knows its file has $PSScriptRoot, and its errors name the line. Unlike a script called by name, it lets
        // exit through to the process.
        var script = Parser.ParseFile(Path.GetFullPath(path), out _, out var errors);
        if (errors.Length > 0)
        {
            runner.Show(new ParseException(errors).ErrorRecord);
            return ExitCodes.Failure;
        }

        var outcome = runner.Run(script.GetScriptBlock(), string.Join(' ', arguments.Select(Quote)));
        return runner.ExitCode ?? outcome switch
        {
            Outcome.Terminated => ExitCodes.Failure,
            Outcome.Stopped => ExitCodes.Stopped,
            _ => ExitCodes.Success,
        };
    }

    // -Name and -Name:$true mean a parameter; everything else is text, whatever characters it holds.
    private static string Quote(string argument) =>
        ParameterForm().IsMatch(argument) ? argument : $"'{CodeGeneration.EscapeSingleQuotedStringContent(argument)}'";

    [GeneratedRegex(@"^-[A-Za-z_]\w*(:\$(true|false|null))?$", RegexOptions.IgnoreCase)]
    private static partial Regex ParameterForm();
}
