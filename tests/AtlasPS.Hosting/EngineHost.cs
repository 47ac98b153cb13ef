using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AtlasPS.Hosting;

/// <summary>
/// The PowerShell engine in this process: one runspace with the built module imported and every command that PowerShell itself brings.
/// Runs one script at a time; several hosts may run side by side.
/// </summary>
public sealed class EngineHost : IDisposable
{
    private static readonly string EngineModules = Path.Combine(Path.GetDirectoryName(typeof(Runspace).Assembly.Location)!, "Modules");

    private readonly TranscriptHost _host = new();

    private EngineHost()
    {
        var state = InitialSessionState.CreateDefault2();
        // Scripts run on machines whose policy would ask for a signature.
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        Runspace = RunspaceFactory.CreateRunspace(_host, state);
        Runspace.ThreadOptions = PSThreadOptions.ReuseThread;
    }

    /// <summary>The runspace, for tests that need the engine itself.</summary>
    public Runspace Runspace { get; }

    /// <summary>Opens a runspace and imports a module.</summary>
    /// <param name="modulePath">The manifest to import; <see cref="BuiltModule.ManifestPath"/> says where the build leaves ours. Null imports none.</param>
    /// <exception cref="RuntimeException">The module cannot be imported.</exception>
    public static EngineHost Create(string? modulePath)
    {
        var host = new EngineHost();
        try
        {
            host.Open(modulePath);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
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
        // The engine refuses to start what was stopped before it began, so the token counts from the start on.
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

    /// <summary>A pipeline of this host, for tests that want its streams while it runs.</summary>
    public PowerShell CreateShell()
    {
        var shell = PowerShell.Create();
        shell.Runspace = Runspace;
        return shell;
    }

    /// <inheritdoc/>
    public void Dispose() => Runspace.Dispose();

    private void Open(string? modulePath)
    {
        PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        Runspace.Open();
        // A runspace that opens adds the module folders of the machine and its user, from which a test must not pick anything up.
        Environment.SetEnvironmentVariable("PSModulePath", $"{BuiltModule.ModulePath}{Path.PathSeparator}{EngineModules}");
        if (modulePath is null)
            return;
        using var shell = CreateShell();
        shell.AddCommand("Import-Module").AddParameter("Name", modulePath).AddParameter("Global").AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
    }

    private EngineResult Collect(PowerShell shell, string script, object?[] arguments)
    {
        using var output = new PSDataCollection<PSObject>();
        var transcript = new Transcript();
        transcript.Record(output);
        transcript.Record(shell.Streams.Error);
        _host.Screen.Written = transcript.Add;

        shell.AddScript(script, useLocalScope: false);
        foreach (var argument in arguments)
            shell.AddArgument(argument);

        RuntimeException? terminatingError = null;
        var wasStopped = false;
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

        // A pipeline that was stopped throws only where it was in the middle of something.
        wasStopped |= shell.InvocationStateInfo.State is PSInvocationState.Stopping or PSInvocationState.Stopped;
        return new EngineResult([.. output], shell.Streams, terminatingError, wasStopped, () => transcript.Render(this));
    }
}
