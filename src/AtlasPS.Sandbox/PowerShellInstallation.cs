using System.Reflection;
using System.Runtime.InteropServices;

namespace AtlasPS.Sandbox;

/// <summary>The PowerShell that the build fetched as a package, and the runtime that runs it. No PowerShell has to be installed.</summary>
internal static class PowerShellInstallation
{
    /// <summary>The library to give to <see cref="DotNet"/>.</summary>
    public static string Program { get; } = Path.GetFullPath(Path.Combine(Metadata("PowerShellTools"), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll"));

    /// <summary>The dotnet program of the runtime that runs this process: by its full path, so that no other program of that name is started.</summary>
    public static string DotNet { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>The version of PowerShell, such as 7.6.9.</summary>
    public static string Version { get; } = Directory.GetParent(Metadata("PowerShellTools"))!.Parent!.Parent!.Name;

    private static string Metadata(string key) =>
        typeof(PowerShellInstallation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
