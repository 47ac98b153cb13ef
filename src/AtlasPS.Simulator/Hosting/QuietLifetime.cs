namespace AtlasPS.Simulator.Hosting;

/// <summary>Leaves the signals of the process to the process: a sandbox or a test run hosts the simulator beside other things.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
