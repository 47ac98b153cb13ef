using System.Diagnostics;
using AtlasPS.Sandbox.Hosting;

namespace AtlasPS.Tests.Sandbox;

/// <summary>The sandbox as a person starts it: a process with arguments, an environment and an exit code.</summary>
public sealed class SandboxProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(1, "gone", "-NoConnect", "-Command", "throw 'gone'")]
    [InlineData(64, "-Bogus", "-Bogus")]
    [InlineData(64, "nowhere.ps1", "-File", "nowhere.ps1")]
    [InlineData(0, "-Interactive", "-Help")]
    public async Task It_ends_as_it_says(int exitCode, string shown, params string[] arguments)
    {
        var (actual, output) = await RunAsync("", arguments);

        Assert.Equal(exitCode, actual);
        Assert.Contains(shown, output);
    }

    [Fact]
    public async Task It_is_connected_to_the_simulated_Atlas_whatever_the_environment_says()
    {
        var (exitCode, output) = await RunAsync(
            "", "-Command", "(Get-AtlasProject -First 1).Name; (Get-AtlasContext | ConvertTo-Json -Depth 1); \"left: $(@(Get-ChildItem Env:MONGODB_*).Count)\"");

        Assert.Equal(0, exitCode);
        Assert.Contains("Payments", output);
        Assert.Contains("127.0.0.1", output);
        Assert.Contains("left: 0", output);
        Assert.DoesNotContain("elsewhere", output);
    }

    [Fact]
    public async Task A_prompt_that_is_fed_from_a_pipe_reads_like_a_session()
    {
        var (exitCode, output) = await RunAsync("'typed'\nexit 3\n", "-NoConnect", "-Interactive");

        Assert.Equal(3, exitCode);
        Assert.EndsWith("PS> 'typed'\ntyped\nPS> exit 3\n", output);
    }

    internal static Task<(int ExitCode, string Output)> RunAsync(string input, params string[] arguments) => RunAsync([], input, arguments);

    internal static async Task<(int ExitCode, string Output)> RunAsync(IReadOnlyCollection<(string Name, string Value)> environment, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(EngineHost).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["MONGODB_ATLAS_PUBLIC_API_KEY"] = "elsewhere",
                ["MONGODB_ATLAS_PRIVATE_API_KEY"] = "elsewhere",
                ["MONGODB_ATLAS_OPS_MANAGER_URL"] = "https://elsewhere.example/",
            },
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, (await output + await errors).ReplaceLineEndings("\n"));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
