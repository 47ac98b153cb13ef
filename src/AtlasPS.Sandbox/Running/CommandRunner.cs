using System.Management.Automation;
using System.Management.Automation.Runspaces;
using AtlasPS.Sandbox.Hosting;

namespace AtlasPS.Sandbox.Running;

/// <summary>How a command came out.</summary>
internal enum Outcome
{
    /// <summary>It said so itself: <c>$?</c> is true.</summary>
    Succeeded,

    /// <summary>Its last statement wrote an error.</summary>
    Failed,

    /// <summary>An error ended it.</summary>
    Terminated,

    /// <summary>The person stopped it.</summary>
    Stopped,
}

/// <summary>Runs commands as a console does: everything they write goes to the screen, laid out by the engine, as it comes.</summary>
internal sealed class CommandRunner(EngineHost host)
{
    private readonly Lock _lock = new();
    private PowerShell? _running;

    /// <summary>What <c>exit</c> asked for, or null as long as nobody asked to leave.</summary>
    public int? ExitCode => host.Host.ExitCode;

    public SandboxUserInterface Screen => host.UserInterface;

    /// <summary>Runs a line, a statement or a script in the global scope.</summary>
    public Outcome Run(string script) => Run(shell => shell.AddScript(script, useLocalScope: false));

    /// <summary>Runs a script block with arguments written as one would type them.</summary>
    public Outcome Run(ScriptBlock script, string arguments) =>
        Run(shell => shell.AddScript($"param($script) . $script {arguments}", useLocalScope: true).AddArgument(script));

    /// <summary>Shows an error as the engine shows one that a command wrote.</summary>
    public void Show(ErrorRecord error)
    {
        var shown = new PSObject(error);
        // The mark by which the engine knows that the record is an error of now, and not an object from a variable.
        shown.Properties.Add(new PSNoteProperty("writeErrorStream", true));
        using var shell = host.CreateShell();
        shell.AddCommand("Out-Default").AddParameter("InputObject", shown).Invoke();
    }

    /// <summary>Stops what is running, as Ctrl+C does.</summary>
    /// <returns>False where nothing was running.</returns>
    public bool Stop()
    {
        lock (_lock)
        {
            _running?.BeginStop(null, null);
            return _running is not null;
        }
    }

    private Outcome Run(Action<PowerShell> add)
    {
        using var shell = host.CreateShell();
        add(shell);
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");

        SetRunning(shell);
        try
        {
            // Only a command that goes into the history leaves its $? behind.
            shell.Invoke(input: null, new PSInvocationSettings { AddToHistory = true });
        }
        catch (PipelineStoppedException)
        {
            return Outcome.Stopped;
        }
        catch (RuntimeException exception)
        {
            Show(exception.ErrorRecord);
            return Outcome.Terminated;
        }
        finally
        {
            SetRunning(null);
            Screen.Settle();
        }

        if (shell.InvocationStateInfo.State is PSInvocationState.Stopping or PSInvocationState.Stopped)
            return Outcome.Stopped;
        return ExitCode is not null || LastStatementSucceeded() ? Outcome.Succeeded : Outcome.Failed;
    }

    private bool LastStatementSucceeded()
    {
        using var shell = host.CreateShell();
        return shell.AddScript("$?", useLocalScope: false).Invoke<bool>() is [true];
    }

    private void SetRunning(PowerShell? shell)
    {
        lock (_lock)
            _running = shell;
    }
}
