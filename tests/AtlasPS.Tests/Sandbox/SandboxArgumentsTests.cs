using AtlasPS.Sandbox;

namespace AtlasPS.Tests.Sandbox;

/// <summary>The command line of the sandbox.</summary>
public sealed class SandboxArgumentsTests
{
    [Theory]
    [InlineData("", nameof(SandboxTask.Tour), "")]
    [InlineData("-tour", nameof(SandboxTask.Tour), "")]
    [InlineData("-Interactive", nameof(SandboxTask.Interactive), "")]
    [InlineData("--help", nameof(SandboxTask.Help), "")]
    [InlineData("-Command Get-X -All", nameof(SandboxTask.Command), "Get-X -All")]
    [InlineData("-c -NoConnect", nameof(SandboxTask.Command), "-NoConnect")]
    [InlineData("-File x.ps1 -NoConnect -Name y", nameof(SandboxTask.File), "x.ps1")]
    public void A_task_is_read(string line, string task, string text)
    {
        var read = SandboxArguments.Read(Split(line), out var problem);

        Assert.Equal("", problem);
        Assert.Equal((task, text, false), (read!.Task.ToString(), read.Text, read.NoConnect));
    }

    [Theory]
    [InlineData("-NoConnect", nameof(SandboxTask.Tour))]
    [InlineData("-Interactive -noconnect", nameof(SandboxTask.Interactive))]
    [InlineData("-NoConnect -File x.ps1", nameof(SandboxTask.File))]
    public void NoConnect_goes_with_every_task(string line, string task)
    {
        var read = SandboxArguments.Read(Split(line), out _);

        Assert.Equal((task, true), (read!.Task.ToString(), read.NoConnect));
    }

    [Fact]
    public void What_follows_the_path_belongs_to_the_script() =>
        Assert.Equal(["-Name", "y", "-File"], SandboxArguments.Read(["-File", "x.ps1", "-Name", "y", "-File"], out _)!.ScriptArguments);

    [Theory]
    [InlineData("-Bogus", "-Bogus")]
    [InlineData("x.ps1", "x.ps1")]
    [InlineData("-File", "-File")]
    [InlineData("-Command", "-Command")]
    [InlineData("-Tour -Interactive", "-Interactive")]
    public void What_is_wrong_is_named(string line, string named)
    {
        Assert.Null(SandboxArguments.Read(Split(line), out var problem));
        Assert.Contains(named, problem);
    }

    private static string[] Split(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
