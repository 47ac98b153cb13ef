using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AtlasPS.Sandbox.Hosting;

/// <summary>
/// An embedded PowerShell: one runspace with the built module imported. Runs one script at a time; several hosts may run side by side.
/// </summary>
public sealed class EngineHost : IDisposable
{
    private EngineHost(Terminal terminal)
    {
        UserInterface = new SandboxUserInterface(terminal);
        Host = new SandboxHost(UserInterface);
        Runspace = RunspaceFactory.CreateRunspace(Host, SessionDefaults.Create());
        Runspace.ThreadOptions = PSThreadOptions.ReuseThread;
    }

    /// <summary>The runspace, for tests that need the engine itself.</summary>
    public Runspace Runspace { get; }

    internal SandboxHost Host { get; }

    internal SandboxUserInterface UserInterface { get; }

    /// <summary>Opens a runspace that writes into a buffer, and imports the module.</summary>
    /// <param name="modulePath">The manifest to import; <see cref="BuiltModule.ManifestPath"/> says where the build leaves ours. Null imports none.</param>
    /// <param name="options">Width and input, or null for 120 columns and none.</param>
    /// <exception cref="RuntimeException">The module cannot be imported.</exception>
    public static EngineHost Create(string? modulePath, EngineHostOptions? options = null)
    {
        options ??= new EngineHostOptions();
        return Open(Terminal.Of(new StringReader(options.Input), TextWriter.Null, options.Width), modulePath);
    }

    /// <summary>Runs a script and collects what it writes. Errors, terminating or not, are in the result.</summary>
    /// <param name="script">The script. It runs in the global scope: what it defines is there for the next one.</param>
    /// <param name="arguments">Values for the parameters of the script's own <c>param(…)</c> block, in order.</param>
    public EngineResult Invoke(string script, params object?[] arguments)
    {
        using var shell = CreateShell();
        return Collect(shell, script, arguments);
    }

    /// <summary>As <see cref="Invoke"/>, and stops the pipeline when the token is cancelled, as Ctrl+C does.</summary>
    /// <param name="script">The script.</param>
    /// <param name="cancellationToken">Stops the pipeline. What had come out until then is in the result.</param>
    public async Task<EngineResult> InvokeAsync(string script, CancellationToken cancellationToken)
    {
        using var shell = CreateShell();
        // The engine refuses to start what was stopped before it began, so the token is heeded from the start on.
        CancellationTokenRegistration registration = default;
        shell.InvocationStateChanged += (_, change) =>
        {
            if (change.InvocationStateInfo.State == PSInvocationState.Running)
                registration = cancellationToken.Register(() => shell.BeginStop(null, null));
        };
        try
        {
            return await Task.Run(() => Collect(shell, script, []), CancellationToken.None);
        }
        finally
        {
            await registration.DisposeAsync();
        }
    }

    /// <summary>The text that a console shows for these objects, laid out by the engine and the views of the loaded modules.</summary>
    /// <param name="objects">What would have reached the end of a pipeline.</param>
    /// <returns>Lines without colours, as wide as the screen of this host.</returns>
    public string Render(IEnumerable<object?> objects) => Layout.InRunspace(this, [.. objects]);

    /// <summary>A pipeline of this host, for tests that want its streams while it runs.</summary>
    public PowerShell CreateShell()
    {
        var shell = PowerShell.Create();
        shell.Runspace = Runspace;
        return shell;
    }

    /// <inheritdoc/>
    public void Dispose() => Runspace.Dispose();

    internal static EngineHost Open(Terminal terminal, string? modulePath)
    {
        var host = new EngineHost(terminal);
        try
        {
            host.Runspace.Open();
            SessionDefaults.ForgetInstalledModules();
            if (modulePath is not null)
                host.Import(modulePath);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private void Import(string modulePath)
    {
        using var shell = CreateShell();
        shell.AddCommand("Import-Module").AddParameter("Name", modulePath).AddParameter("Global").AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
    }

    private EngineResult Collect(PowerShell shell, string script, object?[] arguments)
    {
        using var output = new PSDataCollection<PSObject>();
        var transcript = new Transcript();
        transcript.Record(output);
        transcript.Record(shell.Streams.Error);

        shell.AddScript(script, useLocalScope: false);
        foreach (var argument in arguments)
            shell.AddArgument(argument);

        RuntimeException? terminatingError = null;
        var wasStopped = false;
        Host.ExitCode = null;
        using (UserInterface.CaptureWith(transcript.AddText))
        {
            try
            {
                shell.Invoke(null, output);
            }
            catch (PipelineStoppedException)
            {
                wasStopped = true;
            }
            catch (RuntimeException exception)
            {
                terminatingError = exception;
                transcript.Add(exception.ErrorRecord);
            }
        }

        // A pipeline that was stopped throws only where it was in the middle of something.
        wasStopped |= shell.InvocationStateInfo.State is PSInvocationState.Stopping or PSInvocationState.Stopped;
        return new EngineResult(
            [.. output], shell.Streams, terminatingError, wasStopped, Host.ExitCode, () => Layout.InRunspace(this, transcript.ToArray()));
    }
}
