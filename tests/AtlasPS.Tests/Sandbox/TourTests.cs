using AtlasPS.Sandbox;
using AtlasPS.Sandbox.Hosting;
using AtlasPS.Sandbox.Running;

namespace AtlasPS.Tests.Sandbox;

/// <summary>The tour of the repository against the built module: the first thing that a newcomer sees.</summary>
public sealed class TourTests
{
    [Fact]
    public async Task The_tour_fits_the_module_and_shows_what_it_promises()
    {
        using var screen = new StringWriter();
        await using var atlas = await LocalAtlas.StartAsync();
        using var session = new SandboxSession(atlas, Terminal.Of(TextReader.Null, screen, width: 120));

        var exitCode = session.Run(SandboxArguments.Read([], out _)!);

        var shown = screen.ToString().ReplaceLineEndings("\n");
        Assert.True(exitCode == ExitCodes.Success, shown);
        Assert.Matches(@"(?m)^PS> Get-AtlasProject\n\nName +Id .*\n-+ .*\nPayments ", shown);
        Assert.Contains("What if: ", shown);
        Assert.Contains("WARNING: ", shown);
        Assert.Matches(@"(?m)^5\d\d\d$", shown);
        Assert.Contains("VERBOSE: GET ", shown);
        Assert.Matches("Remove-AtlasCluster: .*Cluster1.*\n.*Cluster0", shown);
        Assert.Matches(@"(?m)^\[.*Tour.*\]$", shown);
        Assert.Contains("SYNOPSIS", shown);
        Assert.DoesNotContain('\e', shown);
        Assert.DoesNotContain("00000000-aaaa-4bbb-8ccc-000000000001", shown);
    }
}
