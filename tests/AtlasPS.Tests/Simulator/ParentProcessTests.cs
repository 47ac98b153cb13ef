using System.Diagnostics;
using AtlasPS.Simulator.Hosting;

namespace AtlasPS.Tests.Simulator;

public sealed class ParentProcessTests
{
    [Fact]
    public void The_own_process_runs() => Assert.True(ParentProcess.IsRunning(Environment.ProcessId));

    [Fact]
    public async Task Waiting_ends_when_the_process_ends()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        await ParentProcess.WaitForExitAsync(process.Id, CancellationToken.None);
        Assert.True(process.WaitForExit(10_000));
        Assert.False(ParentProcess.IsRunning(process.Id));
    }

    [Fact]
    public async Task Waiting_ends_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await ParentProcess.WaitForExitAsync(Environment.ProcessId, cancelled.Token);
    }

    // In a container no init process collects the children of a process that never waits for them.
    [Fact]
    public async Task A_process_that_ended_and_was_not_collected_does_not_run()
    {
        if (!OperatingSystem.IsLinux())
            return;
        // The child ends after the shell has become another program, which never collects it. The shell itself might.
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "sleep 1 & echo $!; exec sleep 60"]) { RedirectStandardOutput = true })!;
        try
        {
            int child = int.Parse((await shell.StandardOutput.ReadLineAsync())!, System.Globalization.CultureInfo.InvariantCulture);
            await ParentProcess.WaitForExitAsync(child, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Contains(") Z ", await File.ReadAllTextAsync($"/proc/{child}/stat"), StringComparison.Ordinal);
        }
        finally
        {
            shell.Kill();
        }
    }
}
