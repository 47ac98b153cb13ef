using AtlasPS.Sandbox.Hosting;

namespace AtlasPS.Tests.Sandbox;

/// <summary>The embedded engine: what a script writes comes back stream by stream, and as the text of a console.</summary>
public sealed class EngineHostTests : IDisposable
{
    private readonly EngineHost _host = EngineHost.Create(modulePath: null);

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Each_stream_is_collected_by_itself()
    {
        var result = _host.Invoke(
            """
            'object'
            & { [CmdletBinding()] param() $PSCmdlet.WriteWarning('careful'); $PSCmdlet.WriteVerbose('details') } -Verbose
            & { [CmdletBinding()] param() $PSCmdlet.WriteDebug('innards') } -Debug
            & { [CmdletBinding()] param() $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([Exception]::new('broken'), 'Broken', 'NotSpecified', 7)) }
            & { [CmdletBinding()] param() $PSCmdlet.WriteInformation('told', @('tag')) }
            """);

        Assert.Equal(["object"], result.Output.Select(static item => item.BaseObject));
        Assert.Equal(["careful"], result.Warnings);
        Assert.Equal(["details"], result.Verbose);
        Assert.Equal(["innards"], result.Debug);
        Assert.Equal("told", Assert.Single(result.Information).MessageData);
        var error = Assert.Single(result.Errors);
        Assert.Equal("broken", error.Exception.Message);
        Assert.Equal(7, error.TargetObject);
        Assert.Null(result.TerminatingError);
    }

    [Fact]
    public void The_error_that_ends_a_script_is_its_last_error_and_what_came_before_is_kept()
    {
        var result = _host.Invoke("1; 2; throw 'over'; 3");

        Assert.Equal([1, 2], result.Output.Select(static item => item.BaseObject));
        Assert.Equal("over", Assert.Single(result.Errors).Exception.Message);
        Assert.NotNull(result.TerminatingError);
    }

    [Fact]
    public void Arguments_arrive_as_the_objects_they_are()
    {
        var given = new object();

        var result = _host.Invoke("param($first, $second) $second; $first", 1, given);

        Assert.Same(given, result.Output[0].BaseObject);
        Assert.Equal(1, result.Output[1].BaseObject);
    }

    [Fact]
    public void What_a_script_defines_is_there_for_the_next_one()
    {
        _host.Invoke("$kept = 5");

        Assert.Equal(5, Assert.Single(_host.Invoke("$kept").Output).BaseObject);
    }

    [Fact]
    public void Exit_is_told_and_forgotten_by_the_next_script()
    {
        Assert.Equal(3, _host.Invoke("exit 3").ExitCode);
        Assert.Null(_host.Invoke("1").ExitCode);
    }

    [Fact]
    public void The_text_is_that_of_a_console_in_the_order_it_came()
    {
        var result = _host.Invoke("'start'; $Host.UI.WriteLine('between'); [pscustomobject]@{ Name = 'one'; Size = 1 }; Get-Module NoSuchThing -bogus; 'end'");

        Assert.Equal(
            ["start", "between", "Name Size", "---- ----", "one     1", "Get-Module: A parameter cannot be found that matches parameter name 'bogus'.", "end"],
            result.Text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain('\e', result.Text);
    }

    [Fact]
    public void A_warning_does_not_cut_a_list_in_two()
    {
        var result = _host.Invoke("& { [CmdletBinding()] param() 1; $PSCmdlet.WriteWarning('more'); 2 }");

        Assert.Equal(["1", "WARNING: more", "2"], result.Text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData(120)]
    [InlineData(60)]
    public void Rendering_keeps_within_the_width(int width)
    {
        using var host = EngineHost.Create(null, new EngineHostOptions { Width = width });

        var text = host.Render([new { Name = new string('x', 200) }, "plain"]);

        Assert.All(text.Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, width));
        Assert.Contains("plain", text);
        Assert.Contains("Name", text);
    }

    [Fact]
    public void A_confirmation_is_answered_from_the_input()
    {
        const string Script = "& { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param() $PSCmdlet.ShouldProcess('Cluster0', 'Remove') }";
        using var yes = EngineHost.Create(null, new EngineHostOptions { Input = "Y\n" });
        using var no = EngineHost.Create(null, new EngineHostOptions { Input = "what\n?\nN\n" });

        Assert.Equal(true, Assert.Single(yes.Invoke(Script).Output).BaseObject);
        Assert.Equal(false, Assert.Single(no.Invoke(Script).Output).BaseObject);
    }

    [Fact]
    public void A_question_to_nobody_is_an_error_that_says_what_to_do()
    {
        var result = _host.Invoke("& { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param() $PSCmdlet.ShouldProcess('Cluster0', 'Remove') }");

        Assert.Contains("-Confirm:$false", Assert.Single(result.Errors).Exception.Message);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_mandatory_parameter_is_asked_for_and_converted()
    {
        using var host = EngineHost.Create(null, new EngineHostOptions { Input = "7\na\nb\n\n" });

        var result = host.Invoke("& { param([Parameter(Mandatory)][int]$Number, [Parameter(Mandatory)][string[]]$Names) $Number + 1; $Names -join '+' }");

        Assert.Equal([8, "a+b"], result.Output.Select(static item => item.BaseObject));
    }

    [Fact]
    public async Task Cancelling_stops_the_pipeline_and_keeps_what_had_come_out()
    {
        using var source = new CancellationTokenSource();
        _host.Runspace.SessionStateProxy.SetVariable("source", source);

        var result = await _host.InvokeAsync("1; $source.CancelAfter(20); while ($true) { [System.Threading.Thread]::Sleep(10) }", source.Token);

        Assert.Equal(1, Assert.Single(result.Output).BaseObject);
        Assert.True(result.WasStopped);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task A_script_that_was_cancelled_before_it_began_does_not_run_on()
    {
        var result = await _host.InvokeAsync("while ($true) { [System.Threading.Thread]::Sleep(10) }", new CancellationToken(canceled: true));

        Assert.True(result.WasStopped);
    }
}
