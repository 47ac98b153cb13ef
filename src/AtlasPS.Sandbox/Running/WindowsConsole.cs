using System.Runtime.InteropServices;

namespace AtlasPS.Sandbox.Running;

/// <summary>Older consoles of Windows understand escape sequences only when asked to.</summary>
internal static class WindowsConsole
{
    private const int StandardOutput = -11;
    private const uint EnableVirtualTerminalProcessing = 4;

    public static void UnderstandEscapes()
    {
        if (!OperatingSystem.IsWindows())
            return;

        var console = GetStdHandle(StandardOutput);
        if (GetConsoleMode(console, out var mode))
            _ = SetConsoleMode(console, mode | EnableVirtualTerminalProcessing);
    }

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint GetStdHandle(int handle);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern bool GetConsoleMode(nint console, out uint mode);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern bool SetConsoleMode(nint console, uint mode);
}
