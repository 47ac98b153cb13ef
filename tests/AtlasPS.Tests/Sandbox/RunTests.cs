using AtlasPS.Sandbox.Hosting;
using AtlasPS.Sandbox.Running;

namespace AtlasPS.Tests.Sandbox;

/// <summary>Commands, scripts, the tour and the prompt: what they show and how they end.</summary>
public sealed class RunTests : IDisposable
{
    private readonly StringWriter _screen = new() { NewLine = "\n" };
    private readonly EngineHost _host;
    private readonly CommandRunner _runner;

    public RunTests()
    {
        _host = EngineHost.Open(Terminal.Of(TextReader.Null, _screen, width: 120), modulePath: null);
        _runner = new CommandRunner(_host);
    }

    private string Shown => _screen.ToString().ReplaceLineEndings("\n");

    public void Dispose()
    {
        _host.Dispose();
        _screen.Dispose();
    }

    [Theory]
    [InlineData("1", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("exit", 0)]
    [InlineData("throw 'x'", 1)]
    [InlineData("Get-Job -Bogus", 1)]
    [InlineData("Get-Job -Bogus; 1", 0)]
    [InlineData("Write-Error e", 1)]
    [InlineData("if (", 1)]
    public void A_command_ends_as_its_last_statement_did(string command, int exitCode) =>
        Assert.Equal(exitCode, CommandRun.Run(_runner, command));

    [Fact]
    public void Everything_that_a_command_writes_is_shown_as_it_comes()
    {
        _runner.Run("[pscustomobject]@{ A = 1 } | Format-Table; Write-Warning w; Get-Job -Bogus; Write-Host h");

        Assert.Equal(
            ["A", "-", "1", "WARNING: w", "Get-Job: A parameter cannot be found that matches parameter name 'Bogus'.", "h"],
            Shown.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("'end'", "", 0, "end\n")]
    [InlineData("param($Name, [switch]$On) \"$Name $On\"", "-Name|a'b $x|-On", 0, "a'b $x True\n")]
    [InlineData("param($Name, [switch]$On) \"$Name $On\"", "-On:$false|-5", 0, "-5 False\n")]
    [InlineData("Write-Error e 2> $null; 'on'", "", 0, "on\n")]
    [InlineData("'a'; exit 5; 'b'", "", 5, "a\n")]
    public void A_script_takes_arguments_and_ends_with_its_exit(string script, string arguments, int exitCode, string shown)
    {
        var result = RunFile(script, arguments.Split('|', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((exitCode, shown), (result, Shown));
    }

    [Fact]
    public void A_script_that_an_error_ends_fails_and_the_error_names_the_line()
    {
        Assert.Equal(1, RunFile("'first'\nthrow 'gone'", []));
        Assert.Contains("test.ps1:2", Shown);
        Assert.Contains("gone", Shown);
    }

    [Fact]
    public void A_script_that_is_none_fails_before_it_begins()
    {
        Assert.Equal(1, RunFile("'first'\nif (", []));
        Assert.DoesNotContain("first\n", Shown);
    }

    [Fact]
    public void The_tour_shows_what_is_said_what_is_typed_and_what_comes_of_it()
    {
        var exitCode = TourRun.Run(_runner, "# One.\n# Two.\n\n# Three.\n1 +\n  1\n\nWrite-Error e   # on purpose\n# Four.\n'x'");

        Assert.Equal(0, exitCode);
        Assert.Equal(
            "# One.\n# Two.\n\n# Three.\nPS> 1 +\n>>   1\n2\n\nPS> Write-Error e   # on purpose\nWrite-Error: e\n\n# Four.\nPS> 'x'\nx\n", Shown);
    }

    [Theory]
    [InlineData("Get-NoSuchThing\n1", "1\n")]
    [InlineData("1   # fails on purpose\n2", "2\n")]
    [InlineData("1 + ", "")]
    public void A_tour_that_does_not_fit_has_failed_and_goes_on(string script, string end)
    {
        Assert.Equal(1, TourRun.Run(_runner, script));
        Assert.EndsWith(end, Shown);
    }

    [Fact]
    public void At_a_prompt_commands_go_on_until_they_are_complete()
    {
        Assert.Equal(4, RunPrompt("1,\n2\nif ($true) {\n'in'\n}\n\n'kept' | ForEach-Object { $it = $_ }\n$it\nexit 4\n'never'\n"));
        Assert.Equal(
            "PS> 1,\n>> 2\n1\n2\nPS> if ($true) {\n>> 'in'\n>> }\nin\nPS> \nPS> 'kept' | ForEach-Object { $it = $_ }\nPS> $it\nkept\nPS> exit 4\n",
            Shown);
    }

    [Fact]
    public void An_empty_line_ends_a_command_that_cannot_be_completed_and_the_end_of_input_ends_the_prompt()
    {
        Assert.Equal(0, RunPrompt("if (\n\n1\n"));
        Assert.Contains("Missing", Shown);
        Assert.EndsWith("PS> 1\n1\n", Shown);
    }

    private int RunPrompt(string input) =>
        new InteractiveRun(_runner, new StreamLineReader(Terminal.Of(new StringReader(input), _screen, 120), _host.UserInterface)).Run();

    private int RunFile(string script, string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("atlasps");
        try
        {
            var path = Path.Combine(folder.FullName, "test.ps1");
            File.WriteAllText(path, script);
            return FileRun.Run(_runner, path, arguments);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
