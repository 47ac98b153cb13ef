using System.Text.Json;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Objects lose nothing of what Atlas sent, and send back what was changed.</summary>
public sealed class ObjectTests : IClassFixture<AtlasWorld>, IDisposable
{
    /// <summary>An answer as odd as real ones are: unknown fields, unlisted values, nulls, long numbers, a boolean where an object is declared.</summary>
    private const string Odd = """
        {"name":"Odd","stateName":"HIBERNATING","groupId":"6540f1449d389aecf56c5d41","diskSizeGB":40.000000000000000001,"backupEnabled":null,
         "effectiveDatabaseEdition":"ENTERPRISE","connectionStrings":true,"counter":12345678901234567890123456789,
         "replicationSpecs":[{"id":"5e8f8a8b3d2c1f0a1b2c3d4e","zoneName":"Zone 1","novelty":{"a":[1,2.50]},"regionConfigs":[{"regionName":"US_EAST_1","priority":7,"providerName":"AWS","electableSpecs":{"instanceSize":"M30","nodeCount":3,"diskIOPS":3000}}]}],
         "createDate":"2026-01-02T03:04:05Z","oddity":{"deep":{"list":["A","B"]},"list":["A","B"]},"tags":[{"key":"a\u00e9","value":"\"quoted\""}]}
        """;

    private readonly AtlasWorld _world;

    public ObjectTests(AtlasWorld world)
    {
        _world = world;
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /api/atlas/v2/groups/*/clusters/Odd", Count = null, Status = 200, Body = Odd, ContentType = "application/vnd.atlas.2024-10-23+json;charset=utf-8" });
    }

    public void Dispose() => _world.Atlas.ClearFaults();

    private string Show(string expression) => (string)_world.Run($"$c = Get-AtlasCluster Odd; \"$({expression})\"").Output[0].BaseObject;

    [Fact]
    public void ToJson_is_what_came_byte_for_byte() => Assert.Equal(Odd.Trim(), Show("$c.ToJson()"));

    [Theory]
    [InlineData("$c.Name", "Odd")]
    [InlineData("$c.StateName", "HIBERNATING")]
    [InlineData("$c.ProjectId", "6540f1449d389aecf56c5d41")]
    [InlineData("$c.ClusterName", "Odd")]
    [InlineData("$null -eq $c.BackupEnabled", "True")]
    [InlineData("$c.EffectiveDatabaseEdition", "ENTERPRISE")]
    [InlineData("$c.GetValue('effectiveDatabaseEdition')", "ENTERPRISE")]
    [InlineData("$c[0].Name", "Odd")]
    [InlineData("$c[-1].Name", "Odd")]
    [InlineData("$null -eq $c[1]", "True")]
    [InlineData("$c.ConnectionStrings", "True")]
    [InlineData("$c.ReplicationSpecs[0].RegionConfigs[0].ElectableSpecs.NodeCount", "3")]
    [InlineData("$c.ReplicationSpecs[0].Novelty.A.Count", "2")]
    [InlineData("$c.Tags[0].Key", "aé")]
    [InlineData("$c.CreateDate.Kind", "Local")]
    [InlineData("$c.CreateDate.ToString('s')", "2026-01-02T03:04:05")]
    [InlineData("$c.GetType().FullName", "AtlasPS.Cluster")]
    public void Properties_read_from_the_document(string expression, string expected) => Assert.Equal(expected, Show(expression));

    [Fact]
    public void Unknown_fields_are_properties_like_any_other() =>
        Assert.Contains("EffectiveDatabaseEdition", Show("($c.PSObject.Properties | ForEach-Object Name) -join ' '"), StringComparison.Ordinal);

    /// <summary>What was done to an object, and what it has recorded: path and value of each change.</summary>
    [Theory]
    [InlineData("$c.Name", "")]
    [InlineData("$null = $c.ReplicationSpecs[0].RegionConfigs; $null = $c.ToJson()", "")]
    [InlineData("$c.Paused = $true; $c.Paused = $false", "paused=False")]
    [InlineData("$c.BackupEnabled = $null", "backupEnabled=")]
    [InlineData("$c.Remove('counter')", "counter=removed")]
    [InlineData("$c.ReplicationSpecs[0].ZoneName = 'Z'", "replicationSpecs/0/zoneName=Z")]
    [InlineData("$c.ReplicationSpecs[0].RegionConfigs[0].ElectableSpecs.NodeCount = 5; $c.Paused = $true", "replicationSpecs/0/regionConfigs/0/electableSpecs/nodeCount=5;paused=True")]
    [InlineData("$c.Tags[0] = [AtlasPS.Tag]@{ Key = 'b'; Value = 'c' }", "tags/0=Tag")]
    [InlineData("$c.ReplicationSpecs[0].ZoneName = 'Z'; $c.ReplicationSpecs = @()", "replicationSpecs=")]
    [InlineData("$c.SetValue('novel', 1)", "novel=1")]
    [InlineData("$c.Oddity.List[1] = 'C'", "oddity/list/1=C")]
    [InlineData("$c.Oddity.Deep.List[1] = 'C'", "oddity/deep/list/1=C")]
    public void Changes_are_recorded_where_they_are_made(string change, string recorded)
    {
        const string Flags = "[Reflection.BindingFlags]'NonPublic, Instance, Static'";
        string shown = (string)_world.Run($$"""
            $c = Get-AtlasCluster Odd
            {{change}}
            $absent = [AtlasPS.AtlasObject].Assembly.GetType('AtlasPS.Resources.JsonValues').GetField('Absent').GetValue($null)
            $all = [AtlasPS.AtlasObject].GetMethod('Changes', {{Flags}}).Invoke($c, @()) | ForEach-Object { "$($_.Key)=$(if ([object]::ReferenceEquals($_.Value, $absent)) { 'removed' } else { $_.Value })" }
            "$($all -join ';')|$([AtlasPS.AtlasObject].GetProperty('IsChanged', {{Flags}}).GetValue($c))"
            """).Output[^1].BaseObject;
        Assert.Equal($"{recorded}|{recorded.Length > 0}", shown);
    }

    [Fact]
    public void An_item_of_a_list_of_values_that_is_replaced_is_sent()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /api/atlas/v2/groups/*/alertConfigs/5e8f8a8b3d2c1f0a1b2c3d4e", Status = 200, Body = """{"id":"5e8f8a8b3d2c1f0a1b2c3d4e","notifications":[{"typeName":"GROUP","roles":["A","B"]}]}""", ContentType = "application/vnd.atlas.2023-01-01+json" });
        string json = (string)_world.Run("$n = Get-AtlasAlertConfig 5e8f8a8b3d2c1f0a1b2c3d4e; $n.Notifications[0].Roles[1] = 'C'; $n.ToJson()").Output[^1].BaseObject;
        Assert.Contains("\"roles\":[\"A\",\"C\"]", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$c.Oddity.List[1] = 'C'", """{"deep":{"list":["A","B"]},"list":["A","C"]}""")]
    [InlineData("$c.Oddity.Deep.List[1] = 'C'", """{"deep":{"list":["A","C"]},"list":["A","B"]}""")]
    public void An_item_that_is_replaced_in_a_list_of_a_nested_object_is_sent(string change, string sent)
    {
        using var json = JsonDocument.Parse((string)_world.Run($"$c = Get-AtlasCluster Odd; {change}; $c.ToJson()").Output[^1].BaseObject);
        Assert.Equal(sent, json.RootElement.GetProperty("oddity").GetRawText());
    }

    [Fact]
    public void A_part_that_is_changed_after_it_was_replaced_changes_nothing()
    {
        string json = (string)_world.Run("$c = Get-AtlasCluster Odd; $old = $c.ReplicationSpecs[0]; $c.ReplicationSpecs = @(); $old.ZoneName = 'late'; $c.ToJson()").Output[^1].BaseObject;
        Assert.Contains("\"replicationSpecs\":[]", json, StringComparison.Ordinal);
        Assert.DoesNotContain("late", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_shows_in_the_json_and_nothing_else_does()
    {
        _world.Run("$c = Get-AtlasCluster Odd; $c.Paused = $true; $c.BackupEnabled = $false; $c.ReplicationSpecs[0].RegionConfigs[0].ElectableSpecs.InstanceSize = 'M40'; $c.EffectiveDatabaseEdition = 'X'; $c.Remove('counter')");
        using var json = JsonDocument.Parse((string)_world.Run("$c.ToJson()").Output[0].BaseObject);
        var root = json.RootElement;
        Assert.True(root.GetProperty("paused").GetBoolean());
        Assert.False(root.GetProperty("backupEnabled").GetBoolean());
        Assert.Equal("M40", root.GetProperty("replicationSpecs")[0].GetProperty("regionConfigs")[0].GetProperty("electableSpecs").GetProperty("instanceSize").GetString());
        Assert.Equal("X", root.GetProperty("effectiveDatabaseEdition").GetString());
        Assert.False(root.TryGetProperty("counter", out _));
        Assert.Equal("40.000000000000000001", root.GetProperty("diskSizeGB").GetRawText());
        Assert.Equal(JsonValueKind.True, root.GetProperty("connectionStrings").ValueKind);
    }

    [Fact]
    public void Null_differs_from_absent()
    {
        _world.Run("$c = [AtlasPS.Cluster]::new(); $c.Name = 'x'; $c.Paused = $null");
        Assert.Equal("""{"name":"x","paused":null}""", _world.Run("$c.ToJson()").Output[0].BaseObject);
    }

    [Fact]
    public void A_read_object_is_sent_back_without_what_only_Atlas_sets()
    {
        _world.Atlas.ClearLog();
        _world.Run("$c = Get-AtlasCluster Cluster0; $c.TerminationProtectionEnabled = $true; Set-AtlasCluster Cluster0 -Body $c");
        using var body = JsonDocument.Parse(_world.Served[^1].Body);
        Assert.True(body.RootElement.GetProperty("terminationProtectionEnabled").GetBoolean());
        Assert.False(body.RootElement.TryGetProperty("stateName", out _));
        Assert.False(body.RootElement.TryGetProperty("createDate", out _));
        Assert.True(body.RootElement.TryGetProperty("replicationSpecs", out _));
    }

    [Fact]
    public void Nothing_comes_out_for_an_empty_answer()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = "DELETE /**", Status = 202, Body = "{}", ContentType = "application/vnd.atlas.2023-02-01+json" });
        Assert.Empty(_world.Run("Remove-AtlasCluster Nobody -Confirm:$false").Output);
    }
}
