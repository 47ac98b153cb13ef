using System.Text.Json.Nodes;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Nodes in a few words: what is named changes, and everything else of the specification is sent back as it was read.</summary>
public sealed class ClusterShapeTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    /// <summary>Two shards of two regions each, with analytics and read-only nodes.</summary>
    private static readonly string Wide = $$"""
        { "name": "wide", "clusterType": "SHARDED", "replicationSpecs": [ {{Shard("a", "M30")}}, {{Shard("b", "M30")}} ] }
        """;

    private static readonly string Uneven = $$"""
        { "name": "wide", "clusterType": "SHARDED", "replicationSpecs": [ {{Shard("a", "M30")}}, {{Shard("b", "M50")}} ] }
        """;

    [Fact]
    public void A_new_cluster_is_one_shard_in_one_region()
    {
        var body = Sent("New-AtlasCluster shape-new -CloudProvider AZURE -Region EUROPE_WEST -Tier M20 -NodeCount 5 -DiskSizeGB 64 -Confirm:$false", "POST");
        Assert.Equal("REPLICASET", body["clusterType"]!.ToString());
        Assert.Equal("""{"providerName":"AZURE","regionName":"EUROPE_WEST","priority":7,"electableSpecs":{"instanceSize":"M20","nodeCount":5,"diskSizeGB":64}}""", body["replicationSpecs"]![0]!["regionConfigs"]![0]!.ToJsonString());
    }

    [Fact]
    public void A_free_cluster_names_the_cloud_behind_it()
    {
        var region = Sent("New-AtlasCluster shape-free -CloudProvider AWS -Region EU_WEST_1 -Tier M0 -Confirm:$false", "POST")["replicationSpecs"]![0]!["regionConfigs"]![0]!;
        Assert.Equal(("TENANT", "AWS", "M0"), (region["providerName"]!.ToString(), region["backingProviderName"]!.ToString(), region["electableSpecs"]!["instanceSize"]!.ToString()));
    }

    [Fact]
    public void Another_size_leaves_analytics_nodes_shards_and_ids_alone()
    {
        var specs = Change("-Tier M40", Wide);
        Assert.Equal(["a", "b"], specs.Select(spec => spec!["id"]!.ToString()));
        foreach (var region in specs.SelectMany(spec => spec!["regionConfigs"]!.AsArray()))
        {
            Assert.Equal(("M40", "M40", "M10"), (Size(region, "electableSpecs"), Size(region, "readOnlySpecs"), Size(region, "analyticsSpecs")));
            Assert.Equal("2", region!["analyticsSpecs"]!["nodeCount"]!.ToString());
            Assert.True(region["autoScaling"]!["diskGB"]!["enabled"]!.GetValue<bool>());
        }
    }

    [Fact]
    public void The_present_cluster_is_read_once()
    {
        Change("-Tier M40", Wide);
        Assert.Single(world.Served, request => request.Method == "GET");
    }

    [Fact]
    public void One_disk_size_is_that_of_every_node() =>
        Assert.All(Change("-DiskSizeGB 120", Wide).SelectMany(spec => spec!["regionConfigs"]!.AsArray()).SelectMany(region => new[] { "electableSpecs", "readOnlySpecs", "analyticsSpecs" }.Select(kind => region![kind]!["diskSizeGB"]!.ToString())), size => Assert.Equal("120", size));

    [Fact]
    public void A_region_says_whose_nodes_are_meant()
    {
        var regions = Change("-NodeCount 5 -Region EU_WEST_1", Wide).SelectMany(spec => spec!["regionConfigs"]!.AsArray()).ToList();
        Assert.Equal(["5", "3", "5", "3"], regions.Select(region => region!["electableSpecs"]!["nodeCount"]!.ToString()));
    }

    [Theory]
    [InlineData("-NodeCount 5", false, "AmbiguousRegion")]
    [InlineData("-Region US_EAST_1 -NodeCount 5", false, "AmbiguousRegion")]
    [InlineData("-Tier M40", true, "AmbiguousRegion")]
    [InlineData("-Tier M40 -ReplicationSpec @{ zoneName = 'x' }", false, "ExclusiveParameters")]
    public void What_fits_several_is_refused(string given, bool uneven, string id)
    {
        Arrange(uneven ? Uneven : Wide);
        Assert.StartsWith(id, world.Fail($"Set-AtlasCluster wide {given} -Confirm:$false").FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Served, request => request.Method == "PATCH");
    }

    [Fact]
    public void Fewer_nodes_are_asked_about_and_named()
    {
        world.Atlas.ClearFaults();
        Assert.Contains("Change cluster 'Cluster0' in project 'Payments': Tier = 'M40', NodeCount = 5", world.Run("Set-AtlasCluster Cluster0 -Tier M40 -NodeCount 5 -WhatIf").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Suspend-AtlasCluster", "true")]
    [InlineData("Resume-AtlasCluster", "false")]
    public void Pausing_sends_nothing_else(string command, string paused)
    {
        world.Atlas.ClearFaults();
        world.Atlas.AddFault(new SimulatorFault { Match = "PATCH /**/clusters/*", Count = null, Status = 200, Body = "{}", ContentType = "application/json" });
        Assert.Equal($$"""{"paused":{{paused}}}""", Sent($"Get-AtlasCluster Cluster0 | {command}", "PATCH").ToJsonString());
    }

    private static string Shard(string id, string size) => $$"""{ "id": "{{id}}", "zoneName": "Zone 1", "regionConfigs": [ {{Region("EU_WEST_1", size, 7)}}, {{Region("EU_CENTRAL_1", size, 6)}} ] }""";

    private static string Region(string name, string size, int priority) => $$"""
        { "providerName": "AWS", "regionName": "{{name}}", "priority": {{priority}}, "electableSpecs": { "instanceSize": "{{size}}", "nodeCount": 3, "diskSizeGB": 40 }, "readOnlySpecs": { "instanceSize": "{{size}}", "nodeCount": 1, "diskSizeGB": 40 },
          "analyticsSpecs": { "instanceSize": "M10", "nodeCount": 2, "diskSizeGB": 40 }, "autoScaling": { "diskGB": { "enabled": true }, "compute": { "enabled": false } } }
        """;

    private static string Size(JsonNode? region, string kind) => region![kind]!["instanceSize"]!.ToString();

    private void Arrange(string cluster)
    {
        world.Atlas.ClearFaults();
        world.Atlas.AddFault(new SimulatorFault { Match = "GET /**/clusters/wide", Count = null, Status = 200, Body = cluster, ContentType = "application/json" });
        world.Atlas.AddFault(new SimulatorFault { Match = "PATCH /**/clusters/wide", Count = null, Status = 200, Body = "{}", ContentType = "application/json" });
        world.Atlas.ClearLog();
    }

    private JsonArray Change(string given, string cluster)
    {
        Arrange(cluster);
        world.Run($"Set-AtlasCluster wide {given} -Confirm:$false");
        return JsonNode.Parse(world.Served.Last(request => request.Method == "PATCH").Body!)!["replicationSpecs"]!.AsArray();
    }

    private JsonObject Sent(string script, string method)
    {
        world.Atlas.ClearLog();
        world.Run(script);
        return JsonNode.Parse(world.Served.Last(request => request.Method == method).Body!)!.AsObject();
    }
}
