using System.Management.Automation;
using System.Management.Automation.Host;
using System.Text;

namespace AtlasPS.Sandbox.Hosting;

/// <summary>
/// Objects to text. The engine has no command that returns what it lays out, so the objects go through its <c>Out-Default</c> while
/// the user interface captures.
/// </summary>
internal static class Layout
{
    private const string Script = "param($entries) & { foreach ($entry in $entries) { , $entry } } | Out-Default";

    /// <summary>Lays out in a runspace that runs nothing.</summary>
    public static string InRunspace(EngineHost host, IReadOnlyList<object?> entries)
    {
        using var shell = host.CreateShell();
        return Capture(shell, host.UserInterface, entries, width: null);
    }

    /// <summary>Lays out for a command that is in the middle of a pipeline.</summary>
    /// <param name="host">The command's own host.</param>
    /// <param name="entries">The objects.</param>
    /// <param name="width">Columns, or null for those of the screen.</param>
    public static string InPipeline(PSHost host, IReadOnlyList<object?> entries, int? width)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return Capture(shell, SandboxHost.UserInterfaceOf(host), entries, width);
    }

    private static string Capture(PowerShell shell, SandboxUserInterface userInterface, IReadOnlyList<object?> entries, int? width)
    {
        var text = new StringBuilder();
        using (userInterface.CaptureWith(written => text.Append(written), width))
            shell.AddScript(Script, useLocalScope: true).AddArgument(WriteText(userInterface, entries)).Invoke();
        return text.ToString();
    }

    // One pipeline for all of it, so that rows which a warning interrupts stay one table, as on a console. It reads this lazily: text is
    // written at the moment when the object after it is asked for.
    private static IEnumerable<object?> WriteText(SandboxUserInterface userInterface, IReadOnlyList<object?> entries)
    {
        foreach (var entry in entries)
        {
            if (entry is ScreenText written)
                userInterface.Write(written.Text);
            else
                yield return entry;
        }
    }
}
