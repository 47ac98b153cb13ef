#if NET
using System.Runtime.InteropServices;

namespace AtlasPS.Loading;

/// <summary>
/// The libraries that a release contains as native code too, so that a new process spends less time on translating. The folder has the name of the system that they are for.
/// They were made for .NET 10: an earlier one would translate them like the others.
/// </summary>
internal static class Precompiled
{
    private const int Framework = 10;

    /// <summary>The folder for this process, which need not exist.</summary>
    /// <param name="portable">The folder of the portable libraries.</param>
    public static string Folder(string portable) => Environment.Version.Major < Framework
        ? portable
        : Path.Combine(portable, $"{System}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}");

    private static string System => OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
}
#endif
