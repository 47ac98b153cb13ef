using System.Text.Json;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>An operation that replaces a thing as a whole is given the whole: what was not named stays as it is.</summary>
public sealed class ReplaceTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    [Theory]
    [InlineData("Set-AtlasAlertConfig $config.Id -Notification @{ typeName = 'GROUP'; delayMin = 7 }")]
    [InlineData("Set-AtlasAlertConfig $config.Id -Body @{ notifications = @(@{ typeName = 'GROUP'; delayMin = 7 }) }")]
    [InlineData("Set-AtlasAlertConfig $config.Id -Body '{\"notifications\":[{\"typeName\":\"GROUP\",\"delayMin\":7}]}'")]
    public void What_was_not_given_stays(string script)
    {
        world.Atlas.ClearLog();
        var result = world.Run("$config = Get-AtlasAlertConfig | Select-Object -First 1; " + script + "; $config.ToJson()");
        Assert.Empty(result.Warnings);
        using var before = JsonDocument.Parse(result.Text);
        using var sent = JsonDocument.Parse(world.Served.Single(request => request.Method == "PUT").Body);
        Assert.Equal(before.RootElement.GetProperty("eventTypeName").GetString(), sent.RootElement.GetProperty("eventTypeName").GetString());
        Assert.Equal(before.RootElement.GetProperty("enabled").GetBoolean(), sent.RootElement.GetProperty("enabled").GetBoolean());
        Assert.Equal(7, Assert.Single(sent.RootElement.GetProperty("notifications").EnumerateArray()).GetProperty("delayMin").GetInt32());
        Assert.False(sent.RootElement.TryGetProperty("id", out _));
    }

    [Theory]
    [InlineData("$config | Set-AtlasAlertConfig")]
    [InlineData("Set-AtlasAlertConfig -InputObject $config")]
    [InlineData("Set-AtlasAlertConfig $config.Id -Body $config.ToJson()")]
    [InlineData("Set-AtlasAlertConfig $config.Id -Body ($config.ToJson() | ConvertFrom-Json)")]
    public void A_whole_object_is_sent_without_another_read(string script)
    {
        world.Run("$global:config = Get-AtlasAlertConfig | Select-Object -First 1");
        world.Atlas.ClearLog();
        world.Run(script);
        Assert.Equal("PUT", Assert.Single(world.Served).Method);
    }

    [Fact]
    public void Enabled_alone_is_switched() => Assert.Equal("PATCH", Last("$config = Get-AtlasAlertConfig | Select-Object -First 1; Set-AtlasAlertConfig $config.Id -Enabled $true"));

    [Theory]
    [InlineData("Set-AtlasCluster Cluster0 -ReplicationSpec $cluster.ReplicationSpecs")]
    [InlineData("Set-AtlasCluster Cluster0 -Body $cluster")]
    [InlineData("Set-AtlasCluster Cluster0 -Body $cluster.ToJson()")]
    public void A_cluster_that_is_sent_back_keeps_its_nodes(string script)
    {
        const string Specs = """[{"id":"32b6e34b3d91647abb20e7b8","zoneName":"Zone 1","regionConfigs":[{"providerName":"AWS","regionName":"EU_WEST_1","priority":7,"electableSpecs":{"instanceSize":"M30","nodeCount":3},"analyticsSpecs":{"instanceSize":"M30","nodeCount":2},"readOnlySpecs":{"instanceSize":"M30","nodeCount":1},"autoScaling":{"compute":{"enabled":true,"minInstanceSize":"M30","maxInstanceSize":"M60"}}}]}]""";
        world.Atlas.ClearFaults();
        world.Atlas.AddFault(new AtlasPS.Simulator.SimulatorFault { Match = "GET /**/clusters/Cluster0", Count = 1, Status = 200, Body = $$$"""{"name":"Cluster0","stateName":"IDLE","connectionStrings":{"standard":"x"},"replicationSpecs":{{{Specs}}} }""", ContentType = "application/json" });
        world.Atlas.ClearLog();
        world.Engine.Invoke($"$cluster = Get-AtlasCluster Cluster0; {script} -Confirm:$false");
        world.Atlas.ClearFaults();
        using var sent = JsonDocument.Parse(world.Served.Single(request => request.Method == "PATCH").Body);
        using var specs = JsonDocument.Parse(Specs);
        Assert.True(JsonElement.DeepEquals(specs.RootElement, sent.RootElement.GetProperty("replicationSpecs")), sent.RootElement.GetRawText());
        Assert.False(sent.RootElement.TryGetProperty("connectionStrings", out _));
    }

    private string Last(string script)
    {
        world.Atlas.ClearLog();
        world.Run(script);
        return world.Served[^1].Method;
    }
}
