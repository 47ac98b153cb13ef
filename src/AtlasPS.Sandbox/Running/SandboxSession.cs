using AtlasPS.Sandbox.Hosting;

namespace AtlasPS.Sandbox.Running;

/// <summary>One run of the sandbox: a session with the module imported, connected to the simulated Atlas, doing what was asked.</summary>
internal sealed class SandboxSession : IDisposable
{
    private readonly LocalAtlas _atlas;
    private readonly Terminal _terminal;
    private readonly EngineHost _host;
    private readonly CommandRunner _runner;

    /// <exception cref="System.Management.Automation.RuntimeException">The module cannot be imported.</exception>
    public SandboxSession(LocalAtlas atlas, Terminal terminal)
    {
        _atlas = atlas;
        _terminal = terminal;
        _host = EngineHost.Open(terminal, BuiltModule.ManifestPath);
        _runner = new CommandRunner(_host);
        atlas.Offer(_host);
        Console.CancelKeyPress += StopPipeline;
    }

    public int Run(SandboxArguments arguments)
    {
        if (!arguments.NoConnect && !Connect(isShown: arguments.Task == SandboxTask.Tour))
            return ExitCodes.Failure;

        return arguments.Task switch
        {
            SandboxTask.Command => CommandRun.Run(_runner, arguments.Text),
            SandboxTask.File => FileRun.Run(_runner, arguments.Text, arguments.ScriptArguments),
            SandboxTask.Interactive => RunInteractively(isConnected: !arguments.NoConnect),
            _ => TourRun.Run(_runner, File.ReadAllText(Path.Combine(BuiltModule.RepositoryRoot, "docs", "tour.ps1"))),
        };
    }

    public void Dispose()
    {
        Console.CancelKeyPress -= StopPipeline;
        _host.Dispose();
    }

    private bool Connect(bool isShown) =>
        (isShown ? TourRun.Type(_runner, LocalAtlas.ConnectCommand) : _runner.Run(LocalAtlas.ConnectCommand)) == Outcome.Succeeded;

    private int RunInteractively(bool isConnected)
    {
        _runner.Screen.WriteLine($"The AtlasPS sandbox. Atlas is simulated at {_atlas.BaseAddress}.");
        _runner.Screen.WriteLine(isConnected
            ? "You are connected to its project Payments. Get-Command -Module AtlasPS shows what there is; exit leaves."
            : $"To connect: {LocalAtlas.ConnectCommand}");

        ILineReader reader = _terminal is { Keyboard: { } keyboard, UnderstandsEscapes: true }
            ? new LineEditor(keyboard, (line, cursor) => Completion.Find(_host, line, cursor))
            : new StreamLineReader(_terminal, _runner.Screen);
        return new InteractiveRun(_runner, reader).Run();
    }

    // The first Ctrl+C stops the command. One that comes when there is nothing to stop ends the process, as everywhere.
    private void StopPipeline(object? sender, ConsoleCancelEventArgs pressed) => pressed.Cancel = _runner.Stop();
}
