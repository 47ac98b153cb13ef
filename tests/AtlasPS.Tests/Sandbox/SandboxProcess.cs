using AtlasPS.Sandbox;

namespace AtlasPS.Tests.Sandbox;

/// <summary>The sandbox as a person starts it: a process with arguments, an environment and an exit code.</summary>
internal static class SandboxProcess
{
    private static readonly (string Name, string Value)[] RealAtlas =
    [
        ("MONGODB_ATLAS_PUBLIC_API_KEY", "elsewhere"),
        ("MONGODB_ATLAS_PRIVATE_API_KEY", "elsewhere"),
        ("MONGODB_ATLAS_OPS_MANAGER_URL", "https://elsewhere.example/"),
    ];

    /// <summary>Runs it with the variables of a real account set, and input of its own.</summary>
    public static Task<ProcessRun> RunAsync(string input, params string[] arguments) => RunAsync([], input, arguments);

    /// <summary>As <see cref="RunAsync(string, string[])"/>, with more variables.</summary>
    public static Task<ProcessRun> RunAsync(IEnumerable<(string Name, string Value)> environment, string input, params string[] arguments) =>
        ProcessRun.RunAsync(PowerShellInstallation.DotNet, [typeof(PowerShellInstallation).Assembly.Location, .. arguments], [.. RealAtlas, .. environment], input);
}
