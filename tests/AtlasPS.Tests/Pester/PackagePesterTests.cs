using Xunit.Abstractions;

namespace AtlasPS.Tests.Pester;

/// <summary>The Pester files about packages, the manifest, and what is installed from them: a class of its own, so that they run beside the others.</summary>
public sealed class PackagePesterTests(PackagePesterTests.Run run, ITestOutputHelper output) : IClassFixture<PackagePesterTests.Run>
{
    internal static readonly string[] Names = ["Autoload.Tests.ps1", "Manifest.Tests.ps1", "Package.Tests.ps1", "SimulatorTool.Tests.ps1", "Testing.Tests.ps1"];

    public static TheoryData<string> Files => [.. Names];

    [Theory]
    [MemberData(nameof(Files))]
    public Task A_file_passes(string file) => run.PassesAsync(file, output);

    public sealed class Run() : PesterRun(Names);
}
