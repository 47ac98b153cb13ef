namespace AtlasPS.Tests.Cmdlets;

/// <summary>What an object holds is there after PowerShell's own tools have been at it.</summary>
public sealed class SurvivalTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    [Fact]
    public void What_has_no_type_is_whole_in_ConvertTo_Json()
    {
        string text = world.Run("Invoke-AtlasApi getGroupCluster @{ clusterName = 'Cluster0' } | ConvertTo-Json -Depth 20").Text;
        Assert.Contains("instanceSize", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("electableSpecs", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_people_chose_keep_their_spelling()
    {
        string text = world.Run("$i = [AtlasPS.AtlasDocument]::new(); $i.SetValue('mappings', @{ fields = @{ myField = 1; MYOTHER = 2 } }); ($i.ToJson() | ConvertFrom-Json | ConvertTo-Json -Depth 9)").Text;
        Assert.Contains("myField", text, StringComparison.Ordinal);
        Assert.Contains("MYOTHER", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_of_an_object_come_through_Clixml()
    {
        string text = world.Run("$u = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-AtlasDatabaseUser app-payments), 1)); \"$($u.Roles[0].RoleName) $($u.Roles[0].DatabaseName)\"").Text;
        Assert.Equal("readWrite payments", text.Trim());
    }

    [Fact]
    public void Nothing_is_asked_for_where_nothing_is_wanted()
    {
        world.Atlas.ClearLog();
        Assert.Empty(world.Run("Get-AtlasCluster -First 0").Output);
        Assert.Empty(world.Served);
    }

    /// <summary>Answers are of other kinds than described: booleans where objects are declared, text for numbers.</summary>
    [Theory]
    [InlineData("Paused", "\"maybe\"", "maybe")]
    [InlineData("BiConnector", "true", "True")]
    [InlineData("Labels", "\"none\"", "none")]
    [InlineData("CreateDate", "\"soon\"", "soon")]
    [InlineData("ConnectionStrings", "[1,2]", "1 2")]
    [InlineData("VersionReleaseSystem", "{\"a\":7}", "AtlasDocument")]
    public void A_value_of_another_kind_is_what_is_there(string property, string json, string shown)
    {
        string name = AtlasPS.Catalog.AtlasCatalog.Module.Type("Cluster")!.Properties.First(candidate => candidate.Name == property).JsonName;
        world.Atlas.ClearFaults();
        world.Atlas.AddFault(new AtlasPS.Simulator.SimulatorFault { Match = "GET /**/clusters/odd", Status = 200, Body = $$"""{ "name": "odd", "{{name}}": {{json}} }""", ContentType = "application/json" });
        var result = world.Run($"$c = Get-AtlasCluster odd; \"$($c.{property})\"; $c.ToJson()");
        Assert.Equal(shown, result.Output[0].ToString());
        Assert.Contains(json, result.Output[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_is_a_date_where_no_type_describes_it()
    {
        world.Atlas.ClearFaults();
        world.Atlas.AddFault(new AtlasPS.Simulator.SimulatorFault { Match = "GET /**/clusters/new", Status = 200, Body = """{ "name": "new", "since": "2026-03-05T04:05:06.000Z", "deep": { "at": ["2026-03-05T04:05:06Z"] }, "edition": "2026-03-05", "text": "2026-03-05T" }""", ContentType = "application/json" });
        var result = world.Run("$c = Get-AtlasCluster new; $c.Since.GetType().Name; $c.Deep.at[0].GetType().Name; $c.Edition; $c.Text; $c.Since -eq $c.Deep.at[0]; $c.ToJson()");
        Assert.Equal(["DateTime", "DateTime", "2026-03-05", "2026-03-05T", "True"], result.Output.Take(5).Select(item => item.ToString()));
        Assert.Contains("04:05:06.000Z", result.Output[5].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_set_in_a_converted_part_is_kept()
    {
        string text = world.Run("$c = [AtlasPS.Cluster]@{ name = 'x'; replicationSpecs = @(@{ zoneName = 'Z' }) }; $c.ReplicationSpecs[0].ZoneName; $c.ReplicationSpecs[0].Id = 'kept'; $c.ToJson()").Text;
        Assert.Contains("\"id\":\"kept\"", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void JSON_can_be_had_where_no_methods_are_allowed()
    {
        using var locked = new AtlasWorld();
        locked.Run("$global:cluster = Get-AtlasCluster Cluster0; $global:text = $cluster.ToJson(); $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'");
        Assert.NotEmpty(locked.Engine.Invoke("$cluster.ToJson()").Errors);
        Assert.Equal("True", locked.Run("($cluster | ConvertTo-AtlasJson -Compress) -ceq $text").Text.Trim());
        Assert.Equal("""{"a":[1]}""", locked.Run("@{ a = @(1) } | ConvertTo-AtlasJson -Compress").Text.Trim());
    }
}
