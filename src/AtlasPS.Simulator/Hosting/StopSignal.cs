using System.Runtime.InteropServices;

namespace AtlasPS.Simulator.Hosting;

/// <summary>Completes when the simulator is to stop: on Ctrl+C, on SIGTERM, or with its parent.</summary>
internal static class StopSignal
{
    /// <param name="parentProcessId">
    /// The process to stop with, or null. Ctrl+C in a terminal reaches the simulator and its parent alike: with a parent it is ignored, because the parent decides when to stop.
    /// </param>
    public static async Task WaitAsync(int? parentProcessId)
    {
        var stop = new TaskCompletionSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            if (parentProcessId is null)
                stop.TrySetResult();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            stop.TrySetResult();
        });

        using var end = new CancellationTokenSource();
        var parent = parentProcessId is { } id ? ParentProcess.WaitForExitAsync(id, end.Token) : Task.Delay(Timeout.Infinite, end.Token);
        await Task.WhenAny(stop.Task, parent);
        await end.CancelAsync();
    }
}
