namespace AtlasPS.Sandbox.Running;

/// <summary><c>-Command</c>: fails when its last statement did, as pwsh does.</summary>
internal static class CommandRun
{
    public static int Run(CommandRunner runner, string command)
    {
        var outcome = runner.Run(command);
        return runner.ExitCode ?? outcome switch
        {
            Outcome.Succeeded => ExitCodes.Success,
            Outcome.Stopped => ExitCodes.Stopped,
            _ => ExitCodes.Failure,
        };
    }
}
