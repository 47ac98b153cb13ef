using Xunit.Abstractions;

namespace AtlasPS.Tests.Pester;

/// <summary>
/// The Pester files with the build for Windows PowerShell, which PowerShell 7 is forced to import. The files that are left out do not depend on the build:
/// they are about packages, the simulator, the manifest, the help, and runspaces that Windows PowerShell does not have.
/// </summary>
public sealed class DesktopPesterTests(DesktopPesterTests.Run run, ITestOutputHelper output) : IClassFixture<DesktopPesterTests.Run>
{
    private static readonly string[] SameForBothBuilds = [.. PackagePesterTests.Names, "Help.Tests.ps1", "Parallel.Tests.ps1"];

    public static TheoryData<string> Files => [.. PesterTests.Names.Except(SameForBothBuilds)];

    [Theory]
    [MemberData(nameof(Files))]
    public Task A_file_passes(string file) => run.PassesAsync(file, output);

    public sealed class Run() : PesterRun(PesterTests.Names.Except(SameForBothBuilds), ("ATLASPS_FRAMEWORK", "netstandard2.0"));
}
