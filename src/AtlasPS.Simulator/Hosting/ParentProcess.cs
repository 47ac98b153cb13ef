using System.ComponentModel;
using System.Diagnostics;

namespace AtlasPS.Simulator.Hosting;

/// <summary>The process that started the simulator. Its end is noticed within half a second.</summary>
internal static class ParentProcess
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>True when a process runs. A process that has ended and that its own parent has not collected yet does not run.</summary>
    public static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited && !IsZombie(processId);
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Win32Exception)
        {
            // Windows refuses to tell about a process of another user. It exists, so it runs.
            return true;
        }
    }

    /// <summary>Completes when a process has ended, or when the waiting is cancelled.</summary>
    public static async Task WaitForExitAsync(int processId, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (IsRunning(processId))
                await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The simulator stops for another reason.
        }
    }

    // The state follows the name in /proc/N/stat, and the name, in brackets, may hold anything.
    private static bool IsZombie(int processId)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            string text = File.ReadAllText($"/proc/{processId}/stat");
            return text[(text.LastIndexOf(')') + 1)..].TrimStart() is ['Z' or 'X', ..];
        }
        catch (IOException)
        {
            return true;
        }
    }
}
