using AtlasPS.Hosting;
using Xunit.Abstractions;

namespace AtlasPS.Tests.Pester;

/// <summary>
/// The Pester files: what only PowerShell itself can show. Each file is one test here, and runs in a process of the PowerShell that the build fetched.
/// </summary>
public sealed class PesterTests(PesterRun run, ITestOutputHelper output) : IClassFixture<PesterRun>
{
    private static readonly string Folder = Path.Combine(BuiltModule.RepositoryRoot, "tests", "Pester");

    public static TheoryData<string> Files => [.. Names.Except(PackagePesterTests.Names)];

    internal static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.Tests.ps1").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Files))]
    public Task A_file_passes(string file) => run.PassesAsync(file, output);

    [Fact]
    public async Task A_file_without_a_test_is_a_failure()
    {
        var (exitCode, text) = await run.RunAsync(Path.Combine(Folder, "World.ps1"));

        Assert.True(exitCode != 0, text);
    }
}
