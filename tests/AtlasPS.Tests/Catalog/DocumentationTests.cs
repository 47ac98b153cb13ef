using System.Diagnostics;
using AtlasPS.Hosting;

namespace AtlasPS.Tests.Catalog;

/// <summary>The documentation pages are those that the catalog and the built module imply.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Pages_are_as_the_catalog_has_them()
    {
        string configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        string tool = Path.Combine(BuiltModule.RepositoryRoot, "src", "AtlasPS.Catalog.Tool", "bin", configuration, "net10.0", "AtlasPS.Catalog.Tool.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", $"\"{tool}\" docs --check") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{output}\nRewrite them with: dotnet run --project src/AtlasPS.Catalog.Tool -- docs");
    }
}
