using System.Management.Automation;
using AtlasPS.Sandbox.Hosting;

namespace AtlasPS.Sandbox.Running;

/// <summary>
/// <c>-Tour</c>: types a script at a prompt, so to speak. A command that fails, unless on purpose, means that the tour no longer fits the
/// module: the rest is shown all the same, and the run has failed.
/// </summary>
internal static class TourRun
{
    private const string Prompt = "PS> ";
    private const string Continuation = ">> ";

    public static int Run(CommandRunner runner, string text)
    {
        IReadOnlyList<TourStop> stops;
        try
        {
            stops = TourScript.Read(text);
        }
        catch (ParseException exception)
        {
            runner.Show(exception.ErrorRecord);
            return ExitCodes.Failure;
        }

        var result = ExitCodes.Success;
        foreach (var stop in stops)
        {
            Narrate(runner.Screen, stop.Narration);
            var outcome = Type(runner, stop.Command);
            if (runner.ExitCode is { } exitCode)
                return exitCode;
            if (outcome == Outcome.Stopped)
                return ExitCodes.Stopped;
            if (outcome == Outcome.Succeeded == stop.FailsOnPurpose)
                result = ExitCodes.Failure;
        }

        return result;
    }

    /// <summary>Shows a command behind the prompt and runs it.</summary>
    public static Outcome Type(CommandRunner runner, string command)
    {
        var lines = command.ReplaceLineEndings("\n").Split('\n');
        for (var index = 0; index < lines.Length; index++)
            runner.Screen.WriteLine($"{(index == 0 ? Prompt : Continuation)}{runner.Screen.Coloured(AnsiColor.Command, lines[index])}");
        return runner.Run(command);
    }

    private static void Narrate(SandboxUserInterface screen, IReadOnlyList<string> narration)
    {
        screen.Separate();
        foreach (var line in narration)
            screen.WriteLine(screen.Coloured(AnsiColor.Comment, line));
    }
}
