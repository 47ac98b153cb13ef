using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Reading lists: what is asked for, when it comes out, and when the asking stops.</summary>
public sealed class PagingTests : IClassFixture<AtlasWorld>
{
    private const int Many = 20_000;
    private readonly AtlasWorld _world;

    public PagingTests(AtlasWorld world)
    {
        _world = world;
        _world.Atlas.Reset();
        _world.Atlas.AddDatabaseUsers(Many, AtlasWorld.Payments);
        _world.Atlas.ClearLog();
    }

    private int Pages => _world.Served.Count;

    [Fact]
    public void Without_All_the_first_hundred_come_and_a_warning_says_that_there_is_more()
    {
        var result = _world.Run("Get-AtlasDatabaseUser");
        Assert.Equal(100, result.Output.Count);
        Assert.Contains("-All", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, Pages);
        Assert.Contains("includeCount=false", _world.Served[0].Query, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_fits_a_page_warns_of_nothing() => Assert.Empty(_world.Run("Get-AtlasProject").Warnings);

    [Fact]
    public void All_of_twenty_thousand_come_once_each()
    {
        var output = _world.Run("$names = [System.Collections.Generic.HashSet[string]]::new(); $count = 0; Get-AtlasDatabaseUser -All | ForEach-Object { $count++; $null = $names.Add($_.Username) }; $count; $names.Count").Output;
        Assert.True((int)output[0].BaseObject >= Many);
        Assert.Equal(output[0].BaseObject, output[1].BaseObject);
        Assert.All(_world.Served, request => Assert.Contains("itemsPerPage=500", request.Query, StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_object_is_out_before_the_last_page_is_asked_for()
    {
        using var shell = _world.Engine.CreateShell();
        shell.AddScript("Get-AtlasDatabaseUser -All");
        int askedAtFirst = 0;
        var output = new System.Management.Automation.PSDataCollection<System.Management.Automation.PSObject>();
        output.DataAdded += (_, added) =>
        {
            if (added.Index == 0)
                askedAtFirst = _world.Atlas.RequestCount;
        };
        shell.Invoke(null, output);
        Assert.True(output.Count >= Many);
        Assert.InRange(askedAtFirst, 1, 4);
        Assert.True(Pages >= Many / 500);
    }

    [Fact]
    public void Select_First_stops_the_requests()
    {
        var result = _world.Run("Get-AtlasDatabaseUser -All | Select-Object -First 3");
        Assert.Equal(3, result.Output.Count);
        Assert.InRange(Pages, 1, 4);
    }

    [Fact]
    public void Breaking_out_of_a_loop_stops_the_requests_too()
    {
        _world.Run("$n = 0; foreach ($once in 1) { Get-AtlasDatabaseUser -All | ForEach-Object { $n++; if ($n -eq 3) { break } } }");
        Assert.InRange(Pages, 1, 4);
    }

    [Theory]
    [InlineData("-First 7", 7, "itemsPerPage=7")]
    [InlineData("-First 1200", 1200, "itemsPerPage=500")]
    [InlineData("-First 30 -PageSize 10", 30, "itemsPerPage=10")]
    public void First_asks_for_no_more_than_it_returns(string arguments, int count, string query)
    {
        var result = _world.Run($"Get-AtlasDatabaseUser {arguments}");
        Assert.Equal(count, result.Output.Count);
        Assert.Empty(result.Warnings);
        Assert.Contains(query, _world.Served[0].Query, StringComparison.Ordinal);
        Assert.InRange(Pages, 1, (count / 10) + 1);
    }

    [Fact]
    public void Skip_and_First_cut_a_window_out_of_the_whole()
    {
        var whole = _world.Run("Get-AtlasDatabaseUser -First 60 | ForEach-Object Username").Output.Select(name => (string)name.BaseObject).ToList();
        var window = _world.Run("Get-AtlasDatabaseUser -First 25 -Skip 33 | ForEach-Object Username").Output.Select(name => (string)name.BaseObject).ToList();
        Assert.Equal(whole.Skip(33).Take(25), window);
    }

    [Fact]
    public void The_total_comes_first_when_it_is_asked_for()
    {
        var output = _world.Run("Get-AtlasDatabaseUser -First 1 -IncludeTotalCount").Output;
        Assert.True(Convert.ToUInt64(output[0].BaseObject, System.Globalization.CultureInfo.InvariantCulture) >= Many);
        Assert.Contains("includeCount=true", _world.Served[0].Query, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_on_a_later_page_loses_nothing_that_came_before()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /**?*pageNum=3*", Count = null, Status = 500, ErrorCode = "TIMEOUT_WHILE_PAGING" });
        var result = _world.Engine.Invoke("Get-AtlasDatabaseUser -All -PageSize 100");
        _world.Atlas.ClearFaults();
        Assert.Equal(200, result.Output.Count);
        Assert.StartsWith("TIMEOUT_WHILE_PAGING,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
