using AtlasPS.Hosting;
using Xunit.Abstractions;

namespace AtlasPS.Tests.Pester;

/// <summary>The Pester files: what only PowerShell itself can show. Each file is one test here.</summary>
public sealed class PesterTests(PesterTests.Run run, ITestOutputHelper output) : IClassFixture<PesterTests.Run>
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
        var (exitCode, text) = await PesterRun.RunAsync([Path.Combine(Folder, "World.ps1")], [("ATLASPS_SIMULATOR", "http://127.0.0.1:9/")]);

        Assert.True(exitCode != 0, text);
        Assert.Contains("World.ps1: 0 passed, 1 failed", text);
    }

    public sealed class Run() : PesterRun(Names.Except(PackagePesterTests.Names));
}
