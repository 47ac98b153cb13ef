namespace AtlasPS.Sandbox;

/// <summary>The task of the sandbox.</summary>
internal enum SandboxTask
{
    Tour,
    File,
    Command,
    Interactive,
    Help,
}

/// <summary>The command line: one task, in the words of pwsh, and whether to connect.</summary>
internal sealed record SandboxArguments
{
    public const string Usage =
        """
        The AtlasPS sandbox: PowerShell with the AtlasPS module, connected to a simulated Atlas.

        dotnet run --project src/AtlasPS.Sandbox [-- [-NoConnect] [<task>]]

          -Tour                     show docs/tour.ps1, as if typed at a prompt (the default)
          -Interactive              a prompt of your own; exit leaves
          -Command <text>           run commands; everything after -Command belongs to them
          -File <path> [<args>]     run a script; everything after the path is the script's
          -NoConnect                leave connecting to you: $Sandbox.BaseUri and $Sandbox.Credential say where and who
          -Help                     this text

        Ends with 0, with 1 if a terminating error ended the script or the last statement of -Command failed,
        with N after exit N, with 64 if the arguments are wrong, and with 130 after Ctrl+C.
        Environment variables MONGODB_* are not looked at: nothing reaches the real Atlas from here.
        """;

    public SandboxTask Task { get; private init; }

    /// <summary>The path or the commands.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The arguments behind the path.</summary>
    public IReadOnlyList<string> ScriptArguments { get; private init; } = [];

    public bool NoConnect { get; private init; }

    private bool TakesTheRest => Task is SandboxTask.File or SandboxTask.Command;

    /// <summary>Reads the command line.</summary>
    /// <param name="arguments">The arguments, without the program.</param>
    /// <param name="problem">What is wrong with them, where the return value is null.</param>
    public static SandboxArguments? Read(IReadOnlyList<string> arguments, out string problem)
    {
        problem = "";
        SandboxArguments? task = null;
        var noConnect = false;
        for (var index = 0; index < arguments.Count && task is not { TakesTheRest: true }; index++)
        {
            if (Is(arguments[index], "-NoConnect"))
            {
                noConnect = true;
                continue;
            }

            if (task is not null)
            {
                problem = $"'{arguments[index]}' is one too many.";
                return null;
            }

            task = ReadTask(arguments, ref index, ref problem);
            if (task is null)
                return null;
        }

        return (task ?? new SandboxArguments()) with { NoConnect = noConnect };
    }

    private static SandboxArguments? ReadTask(IReadOnlyList<string> arguments, ref int index, ref string problem)
    {
        var name = arguments[index];
        if (Is(name, "-Tour"))
            return new SandboxArguments();
        if (Is(name, "-Interactive", "-i"))
            return new SandboxArguments { Task = SandboxTask.Interactive };
        if (Is(name, "-Help", "-h", "-?", "--help"))
            return new SandboxArguments { Task = SandboxTask.Help };

        var isFile = Is(name, "-File", "-f");
        if (!isFile && !Is(name, "-Command", "-c"))
            problem = $"'{name}' is not known.";
        else if (index + 1 == arguments.Count)
            problem = $"{name} needs a value.";
        else if (isFile)
            return new SandboxArguments { Task = SandboxTask.File, Text = arguments[++index], ScriptArguments = [.. arguments.Skip(index + 1)] };
        else
            return new SandboxArguments { Task = SandboxTask.Command, Text = string.Join(' ', arguments.Skip(index + 1)) };
        return null;
    }

    private static bool Is(string argument, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (argument.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
