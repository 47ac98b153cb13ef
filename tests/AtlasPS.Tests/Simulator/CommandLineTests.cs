using AtlasPS.Simulator.Families;
using AtlasPS.Simulator.Hosting;

namespace AtlasPS.Tests.Simulator;

public sealed class CommandLineTests
{
    [Fact]
    public void Without_options_it_listens_on_the_documented_port()
    {
        var line = CommandLine.Read([]);
        Assert.Null(line.Problem);
        Assert.Equal(CommandLineRequest.Run, line.Request);
        Assert.Equal(5080, line.Options.Port);
        Assert.Null(line.ParentProcessId);
    }

    [Fact]
    public void Every_option_is_read()
    {
        var line = CommandLine.Read(["--port", "0", "--users", "7", "--change-ms", "40", "--requests-per-minute", "90", "--sha256", "--parent-pid", "4711"]);
        Assert.Null(line.Problem);
        Assert.Equal(0, line.Options.Port);
        Assert.Equal(7, line.Options.DatabaseUsers);
        Assert.Equal(TimeSpan.FromMilliseconds(40), line.Options.ChangeTime);
        Assert.Equal(90, line.Options.RequestsPerMinute);
        Assert.True(line.Options.OfferSha256);
        Assert.Equal(4711, line.ParentProcessId);
    }

    [Theory]
    [InlineData("--help", "Help")]
    [InlineData("-h", "Help")]
    [InlineData("--version", "Version")]
    public void Help_and_version_are_requests(string option, string request) =>
        Assert.Equal(request, CommandLine.Read([option]).Request.ToString());

    [Theory]
    [InlineData("'--prot' is not an option of atlas-simulator.", "--prot", "1")]
    [InlineData("--port requires a number from 0 to 65535.", "--port")]
    [InlineData("--port requires a number from 0 to 65535; '70000' is not one.", "--port", "70000")]
    [InlineData("--users requires a number from 0 to 5000000; '-1' is not one.", "--users", "-1")]
    [InlineData("--parent-pid requires a number from 1 to 2147483647; '0' is not one.", "--parent-pid", "0")]
    public void A_problem_names_the_option_and_its_range(string problem, params string[] args) =>
        Assert.Equal(problem, CommandLine.Read(args).Problem);

    [Fact]
    public void The_usage_names_every_option()
    {
        string[] options = ["--port", "--users", "--change-ms", "--requests-per-minute", "--sha256", "--parent-pid", "--help", "--version"];
        Assert.All(options, option => Assert.Contains($"  {option}", CommandLine.Usage, StringComparison.Ordinal));
    }
}
