using System.Text.RegularExpressions;
using AtlasPS.Simulator;
using AtlasPS.Tests.Http;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Piped reads, which run side by side: how many, in which order they come out, and what a failure or an early end does to the others.</summary>
public sealed class FanOutTests : IClassFixture<AtlasWorld>
{
    private const int Users = 60;
    private readonly AtlasWorld _world;

    public FanOutTests(AtlasWorld world)
    {
        _world = world;
        _world.Atlas.Reset();
        _world.Atlas.AddDatabaseUsers(Users, AtlasWorld.Payments);
        _world.Run("$global:users = @(Get-AtlasDatabaseUser -All)");
        _world.Atlas.ClearLog();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -ThrottleLimit 1")]
    [InlineData(" -ThrottleLimit 64")]
    public void What_is_piped_in_comes_out_in_its_order(string limit)
    {
        // The first to be asked for are the last to come.
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /**/databaseUsers/**", Count = 3, LatencyMs = 150 });
        var names = _world.Run($"$users | Get-AtlasDatabaseUser{limit} | ForEach-Object Username").Output.Select(name => (string)name.BaseObject);
        Assert.Equal(_world.Run("$users | ForEach-Object Username").Output.Select(name => (string)name.BaseObject), names);
        Assert.Equal(_world.Run("$users.Count").Output.Single().BaseObject, _world.Served.Count);
    }

    [Theory]
    [InlineData("-ThrottleLimit 1", 1)]
    [InlineData("-ThrottleLimit 3", 3)]
    [InlineData("", 8)]
    public async Task So_many_are_under_way_as_the_limit_says(string limit, int expected)
    {
        var gauge = new Gauge();
        await using var server = new RawServer(async request =>
        {
            await gauge.PassAsync(TimeSpan.FromMilliseconds(40));
            return Reply.Json(200, $$"""{"username":"{{request.Target.Split('/')[^1]}}","databaseName":"admin"}""");
        });
        var output = RunAt(server, $"0..29 | ForEach-Object {{ [pscustomobject]@{{ Username = \"u$_\"; DatabaseName = 'admin' }} }} | Get-AtlasDatabaseUser {limit} | ForEach-Object Username");
        Assert.Equal(Enumerable.Range(0, 30).Select(n => $"u{n}"), output);
        Assert.Equal(expected, gauge.Highest);
    }

    [Fact]
    public async Task Lists_of_many_pages_share_the_limit_and_keep_their_order()
    {
        var gauge = new Gauge();
        await using var server = new RawServer(async request =>
        {
            await gauge.PassAsync(TimeSpan.FromMilliseconds(20));
            string project = request.Target.Split('/')[5], page = Regex.Match(request.Target, "pageNum=([0-9]+)").Groups[1].Value;
            string next = page == "6" ? "" : """{"rel":"next","href":"x"}""";
            return Reply.Json(200, $$"""{"results":[{"username":"{{project[0]}}{{page}}a"},{"username":"{{project[0]}}{{page}}b"}],"links":[{{next}}]}""");
        });
        var output = RunAt(server, "'a', 'b', 'c', 'd' | ForEach-Object { [pscustomobject]@{ ProjectId = $_ * 24 } } | Get-AtlasDatabaseUser -All -PageSize 2 -ThrottleLimit 3 | ForEach-Object Username");
        Assert.Equal("abcd".SelectMany(project => Enumerable.Range(1, 6).SelectMany(page => (string[])[$"{project}{page}a", $"{project}{page}b"])), output);
        Assert.Equal(3, gauge.Highest);
    }

    [Fact]
    public void A_failure_comes_out_in_its_place_and_loses_nothing()
    {
        var result = _world.Engine.Invoke("$users[0], [pscustomobject]@{ Username = 'nobody'; DatabaseName = 'admin' }, $users[1], [pscustomobject]@{ ProjectId = 'Paymentz'; Username = 'x'; DatabaseName = 'admin' }, $users[2] | Get-AtlasDatabaseUser 2>&1 | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { 'error ' + $_.TargetObject } else { $_.Username } }");
        var names = _world.Run("$users[0..2] | ForEach-Object Username").Output.Select(name => (string)name.BaseObject).ToList();
        Assert.Equal([names[0], "error nobody", names[1], "error Paymentz", names[2]], result.Output.Select(line => ((string)line.BaseObject).Trim()));
    }

    [Fact]
    public void Select_First_stops_what_is_under_way()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /**/databaseUsers/**", Skip = 1, Count = null, LatencyMs = 3000 });
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Single(_world.Run("$users | Get-AtlasDatabaseUser | Select-Object -First 1").Output);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), clock.Elapsed.ToString());
        Assert.InRange(_world.Atlas.RequestCount, 1, 9);
    }

    [Fact]
    public void A_failure_that_ends_everything_stops_what_is_under_way()
    {
        string first = (string)_world.Run("$users[0].Username").Output[0].BaseObject;
        _world.Atlas.AddFault(new SimulatorFault { Match = $"GET /**/databaseUsers/*/{first}", Count = 1, Status = 404 });
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /**/databaseUsers/**", Count = null, LatencyMs = 3000 });
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var result = _world.Engine.Invoke("try { $users | Get-AtlasDatabaseUser -ThrottleLimit 4 -ErrorAction Stop } catch { 'caught' }");
        Assert.Equal("caught", Assert.Single(result.Output).BaseObject);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), clock.Elapsed.ToString());
        Assert.InRange(_world.Atlas.RequestCount, 1, 5);
    }

    [Fact]
    public void One_at_a_time_keeps_step_with_what_comes_before()
    {
        var lines = _world.Run("$users[0..9] | ForEach-Object -PipelineVariable one { $_ } | Get-AtlasDatabaseUser -ThrottleLimit 1 | ForEach-Object { $one.Username -eq $_.Username }").Output;
        Assert.Equal(10, lines.Count);
        Assert.All(lines, line => Assert.Equal(true, line.BaseObject));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("65")]
    public void The_limit_has_bounds(string limit) =>
        Assert.Contains(limit, _world.Fail($"Get-AtlasDatabaseUser -ThrottleLimit {limit}").Exception.Message, StringComparison.Ordinal);

    private IEnumerable<string> RunAt(RawServer server, string script)
    {
        _world.Run("param($address, $token) Connect-Atlas -AccessToken $token -BaseUri $address -ProjectId 000000000000000000000001", server.Address, AtlasWorld.Secret("t0k3n"));
        try
        {
            return [.. _world.Run(script).Output.Select(line => (string)line.BaseObject)];
        }
        finally
        {
            _world.Connect();
        }
    }
}
