namespace AtlasPS.Benchmarks.Work;

/// <summary>A PowerShell of this machine, where there is one.</summary>
internal static class Shell
{
    /// <summary>Its program; null where none is on the path.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => new[] { "pwsh", "pwsh.exe" }.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
