using AtlasPS.Sandbox;
using AtlasPS.Tests.Cmdlets;

namespace AtlasPS.Tests.Sandbox;

/// <summary>The tour of the repository against the built module: the first thing that a newcomer sees.</summary>
public sealed class TourTests
{
    [Fact]
    public async Task The_tour_fits_the_module_and_shows_what_it_promises()
    {
        var (exitCode, shown) = await SandboxProcess.RunAsync("");

        Assert.True(exitCode == 0, shown);
        Assert.StartsWith("PowerShell 7.6.9 with the AtlasPS module", shown, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^PS> Get-AtlasProject\n\nName +Id .*\n-+ .*\nPayments ", shown);
        Assert.Contains("What if: ", shown);
        Assert.Contains("WARNING: ", shown);
        Assert.Matches(@"(?m)^5\d\d\d$", shown);
        Assert.Contains("VERBOSE: GET ", shown);
        Assert.Matches("Remove-AtlasCluster: .*Cluster1.*\n.*Cluster0", shown);
        Assert.Contains("SYNOPSIS", shown);
        Assert.Contains("Now it is your turn:", shown);
        Assert.DoesNotContain('\e', shown);
        Assert.DoesNotContain("00000000-aaaa-4bbb-8ccc-000000000001", shown);
    }

    [Theory]
    [InlineData("# One.\n# Two.\n\n# Three.\n1 +\n  1\n\nGet-Item /none   # on purpose\n# Four.\n'x'", 0, "\n# One.\n# Two.\n\n# Three.\nPS> 1 +\n>>   1\n2\n\nPS> Get-Item /none   # on purpose\n\n# Four.\nPS> 'x'\nx\n")]
    [InlineData("throw 'x'\n'rest'", 1, "PS> 'rest'\nrest\n")]
    [InlineData("1   # fails on purpose\n'rest'", 1, "PS> 'rest'\nrest\n")]
    [InlineData("1 + ", 1, ":1: ")]
    public async Task A_tour_shows_all_its_commands_and_fails_if_one_does_not_fit(string script, int exitCode, string shown)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "tour.ps1");
        await File.WriteAllTextAsync(path, script);

        var (actual, output) = await ProcessRun.RunAsync(
            PowerShellInstallation.DotNet, [PowerShellInstallation.Program, "-NoProfile", "-NonInteractive", "-File", SessionFiles.Script("Tour"), path], [("NO_COLOR", "1")]);

        Assert.True(exitCode == actual, output);
        Assert.Contains(shown, output);
    }
}
