using System.Management.Automation;
using System.Text.Json;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>What others wrote is text: it never runs, and never steers the terminal (CWE-150).</summary>
public sealed class ForeignTextTests : IClassFixture<AtlasWorld>, IDisposable
{
    private static readonly string[] Names =
    [
        "a’; $global:ran = 1; ’b", "a‘; $global:ran = 1; ‘b", "a‚; $global:ran = 1; ‚b", "a‛; $global:ran = 1; ‛b", "a'; $global:ran = 1; 'b",
        "a”; $global:ran = 1; “b", "a\"; $global:ran = 1; \"b", "$($global:ran = 1)", "`$x", "a`", "x*?[a]", "two words", "-Force", "@x", "#x", "a;b", "a|b", "a{b}", "(a)", "%", "", "…", "日本",
        "line\nfeed", "carriage\rreturn", "\u001b[2Jx", "\u001b]0;title\u0007", "back\b\b\bspace", "\u009b31m", "\u202egnp.exe", "\u2066x\u2069", "\u200fx", "\u007f", "\u2028x", "$(\u001b)\"`",
    ];

    private readonly AtlasWorld _world;

    public ForeignTextTests(AtlasWorld world)
    {
        _world = world;
        _world.Atlas.ClearFaults();
        _world.Connect();
        _world.Run("$global:ran = 0");
    }

    public static TheoryData<int> All => [.. Enumerable.Range(0, Names.Length)];

    public void Dispose() => _world.Atlas.ClearFaults();

    [Theory]
    [MemberData(nameof(All))]
    public void A_completion_is_the_name_and_nothing_else(int index)
    {
        string name = Names[index];
        Answer("GET /api/atlas/v2/groups/*/clusters", $$"""{"results":[{"name":{{JsonSerializer.Serialize(name)}},"groupId":"6540f1449d389aecf56c5d41"}],"totalCount":1}""");
        _world.Run("Connect-Atlas -Credential $credential -BaseUri $baseUri -ProjectId Payments -OrgId Contoso");
        foreach (string line in (string[])["Remove-AtlasCluster ", "Invoke-AtlasApi getGroupCluster "])
        {
            var matches = Complete(line).CompletionMatches;
            if (name.Length == 0)
            {
                Assert.DoesNotContain(matches, match => match.CompletionText is "''");
                continue;
            }

            var match = Assert.Single(matches, match => !match.CompletionText.EndsWith("= '' }", StringComparison.Ordinal));
            Assert.DoesNotContain(match.CompletionText + match.ListItemText + match.ToolTip, IsHidden);
            string value = line.StartsWith("Invoke", StringComparison.Ordinal) ? $"({match.CompletionText}).clusterName" : $"Write-Output {match.CompletionText}";
            Assert.Equal(name, Assert.Single(_world.Run(value).Output).BaseObject);
        }

        Assert.Equal(0, Assert.Single(_world.Run("$global:ran").Output).BaseObject);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_table_shows_a_picture_of_what_cannot_be_seen_and_the_object_keeps_it(int index)
    {
        string name = Names[index];
        Answer("GET /api/atlas/v2/groups/*/clusters", $$"""{"results":[{"name":{{JsonSerializer.Serialize(name)}},"stateName":"IDLE"}],"totalCount":1}""");
        string shown = (string)_world.Run("Get-AtlasCluster | Out-String -Width 200").Output[0].BaseObject;
        Assert.DoesNotContain(shown.Replace("\r\n", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), IsHidden);
        Assert.Equal(name, _world.Run("(Get-AtlasCluster).Name").Output[0].BaseObject);
    }

    [Fact]
    public void An_error_a_question_and_a_suggestion_show_pictures_too()
    {
        const string Evil = "x\u001b[2J\u0007\u202e\r\b";
        Answer("GET /api/atlas/v2/groups/*/clusters/*", JsonSerializer.Serialize(new { error = 400, errorCode = "INVALID\u001b[31m", reason = Evil, detail = Evil }), 400);
        var error = _world.Fail("Get-AtlasCluster x");
        Assert.DoesNotContain(error.ToString() + error.ErrorDetails.RecommendedAction, IsHidden);
        Assert.Equal(Evil, _world.Run($"try {{ Get-AtlasCluster x -ErrorAction Stop }} catch {{ $_.Exception.Detail }}").Output[0].BaseObject);

        var asked = _world.Engine.Invoke("param($name) Remove-AtlasCluster $name -WhatIf -ErrorAction SilentlyContinue", Evil);
        Assert.DoesNotContain(string.Concat(asked.Errors), IsHidden);
    }

    [Fact]
    public void A_text_of_megabytes_is_cut()
    {
        Answer("GET /api/atlas/v2/groups/*/clusters/*", JsonSerializer.Serialize(new { error = 400, errorCode = "LONG", reason = "Bad", detail = new string('x', 5_000_000) }), 400);
        var error = _world.Fail("Get-AtlasCluster x");
        Assert.InRange(error.ToString().Length, 100, 5000);
        Assert.Contains("more characters", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("groups/6540f1449d389aecf56c5d41/clusters/", "empty segment")]
    [InlineData("groups//clusters", "empty segment")]
    [InlineData("groups/6540f1449d389aecf56c5d41/clusters/..", "'..'")]
    [InlineData("groups/6540f1449d389aecf56c5d41/%2e%2E/x", "%2e%2E")]
    [InlineData("groups/6540f1449d389aecf56c5d41/./x", "'.'")]
    [InlineData("groups/6540f1449d389aecf56c5d41/clusters/100%", "'%'")]
    [InlineData("groups/6540f1449d389aecf56c5d41/clusters/%zz", "'%'")]
    public void A_path_that_means_another_thing_is_refused(string path, string problem)
    {
        _world.Atlas.ClearLog();
        var error = _world.Fail($"Invoke-AtlasApi -Path '{path}' -Method DELETE -Confirm:$false");
        Assert.StartsWith("InvalidPath,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(problem, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _world.Atlas.RequestCount);
    }

    [Theory]
    [InlineData("$h = @{}; $h.a = $h; Invoke-AtlasApi createGroup -Body $h -Confirm:$false", "TooDeep")]
    [InlineData("$d = 1; 1..1000 | ForEach-Object { $d = @{ a = $d } }; Invoke-AtlasApi createGroup -Body $d -Confirm:$false", "TooDeep")]
    [InlineData("Invoke-AtlasApi createGroup -Body @{ a = [double]::NaN } -Confirm:$false", "InvalidNumber")]
    [InlineData("Invoke-AtlasApi getGroupCluster @{ clusterName = '..' }", "InvalidRequest")]
    [InlineData("Invoke-AtlasApi getGroupCluster @{ clusterName = '' }", "InvalidRequest")]
    [InlineData("Invoke-AtlasApi -Path \"groups/x`0y\"", "InvalidRequest")]
    [InlineData("Invoke-AtlasApi -Path ('groups/' + [char]0xd800)", "InvalidRequest")]
    public void What_cannot_be_sent_is_an_error_of_the_input(string script, string id)
    {
        _world.Atlas.ClearLog();
        Assert.StartsWith(id + ",", _world.Fail(script).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, _world.Atlas.RequestCount);
    }

    [Fact]
    public void To_skip_more_than_there_can_be_is_an_empty_list() => Assert.Empty(_world.Run("Get-AtlasCluster -Skip 42949672960; Get-AtlasCluster -First ([uint64]::MaxValue - 1) -Skip ([uint64]::MaxValue)").Output);

    [Fact]
    public void A_closed_session_shows_that_it_is_closed()
    {
        Assert.EndsWith("(closed)", (string)_world.Run("$s = Get-AtlasContext; Disconnect-Atlas; \"$s\"").Output[^1].BaseObject, StringComparison.Ordinal);
        Assert.Equal(true, _world.Run("$s.IsClosed").Output[^1].BaseObject);
    }

    [Fact]
    public void A_404_without_the_word_of_Atlas_is_neither_not_found_nor_gone()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /api/atlas/v2/groups/*/clusters/Cluster0", Count = null, Status = 404, Body = "<html>404</html>", ContentType = "text/html" });
        var error = _world.Fail("Get-AtlasCluster Cluster0");
        Assert.DoesNotContain("was not found", error.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Contains("gateway", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);

        Answer("DELETE /api/atlas/v2/groups/*/clusters/Cluster0", "{}", 202);
        Assert.Contains("404", _world.Fail("Remove-AtlasCluster Cluster0 -Confirm:$false -Wait -TimeoutSec 20").ToString(), StringComparison.Ordinal);
    }

    private CommandCompletion Complete(string input)
    {
        using var shell = _world.Engine.CreateShell();
        return CommandCompletion.CompleteInput(input, input.Length, [], shell);
    }

    private void Answer(string match, string body, int status = 200) =>
        _world.Atlas.AddFault(new SimulatorFault { Match = match, Count = null, Status = status, Body = body, ContentType = "application/vnd.atlas.2024-08-05+json;charset=utf-8" });

    private static bool IsHidden(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
