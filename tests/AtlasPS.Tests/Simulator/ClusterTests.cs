namespace AtlasPS.Tests.Simulator;

public sealed class ClusterTests
{
    private const string Body =
        """
        {
          "name": "Orders", "clusterType": "REPLICASET", "mongoDBMajorVersion": "8.0",
          "replicationSpecs": [{"regionConfigs": [{"providerName": "AWS", "regionName": "US_EAST_1", "priority": 7, "electableSpecs": {"instanceSize": "M10", "nodeCount": 3}}]}]
        }
        """;

    private static readonly string Clusters = Caller.Payments + "/clusters";

    [Fact]
    public async Task A_cluster_is_created_changed_and_deleted_in_its_own_time()
    {
        await using var world = await World.StartAsync();
        var created = await world.Http.Post(Clusters, Body);
        Assert.Equal(201, created.Status);
        Assert.Equal("CREATING", State(created));
        Assert.Matches("^[a-f0-9]{24}$", created.Json["id"]!.GetValue<string>());
        Assert.Equal("8.0.4", created.Json["mongoDBVersion"]!.GetValue<string>());
        await world.Until(Clusters + "/Orders", reply => State(reply) == "IDLE");
        Assert.Equal(3, (await world.Http.Get(Caller.Payments)).Json["clusterCount"]!.GetValue<int>());

        var changed = await world.Http.Patch(Clusters + "/Orders", """{"pitEnabled":true}""");
        Assert.Equal("UPDATING", State(changed));
        Assert.True(changed.Json["pitEnabled"]!.GetValue<bool>());
        await world.Until(Clusters + "/Orders", reply => State(reply) == "IDLE");

        var deleted = await world.Http.Delete(Clusters + "/Orders");
        Assert.Equal(202, deleted.Status);
        Assert.Equal("{}", deleted.Text);
        Assert.Equal("DELETING", State(await world.Http.Get(Clusters + "/Orders")));
        var gone = await world.Until(Clusters + "/Orders", reply => reply.Status == 404);
        Assert.Equal("CLUSTER_NOT_FOUND", gone.ErrorCode);
        Assert.Equal("CLUSTER_NOT_FOUND", gone.Header("X-Error-Code"));
        Assert.Equal(2, (await world.Http.Get(Caller.Payments)).Json["clusterCount"]!.GetValue<int>());
    }

    [Fact]
    public async Task Two_clusters_of_a_name_cannot_be()
    {
        await using var world = await World.StartAsync();
        var reply = await world.Http.Post(Clusters, Body.Replace("Orders", "Cluster0", StringComparison.Ordinal));
        Assert.Equal(409, reply.Status);
        Assert.Equal("DUPLICATE_CLUSTER_NAME", reply.ErrorCode);
    }

    [Fact]
    public async Task A_protected_cluster_stays()
    {
        await using var world = await World.StartAsync();
        var refused = await world.Http.Delete(Clusters + "/Archive");
        Assert.Equal(400, refused.Status);
        Assert.Equal("CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED", refused.ErrorCode);
        await world.Http.Patch(Clusters + "/Archive", """{"terminationProtectionEnabled":false}""");
        Assert.Equal(202, (await world.Http.Delete(Clusters + "/Archive")).Status);
    }

    [Fact]
    public async Task The_seeded_cluster_looks_like_a_real_one()
    {
        await using var world = await World.StartAsync();
        var cluster = (await world.Http.Get(Clusters + "/Cluster0")).Json;
        var region = cluster["replicationSpecs"]![0]!["regionConfigs"]![0]!;
        Assert.Equal("IDLE 8.0.4 M30 AWS US_EAST_1 40.0", string.Join(' ', cluster["stateName"], cluster["mongoDBVersion"],
            region["electableSpecs"]!["instanceSize"], region["providerName"], region["regionName"], region["electableSpecs"]!["diskSizeGB"]!.ToJsonString()));
        Assert.Equal("ENTERPRISE", cluster["effectiveDatabaseEdition"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_project_with_clusters_is_not_closed()
    {
        await using var world = await World.StartAsync();
        Assert.Equal("CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS", (await world.Http.Delete(Caller.Payments)).ErrorCode);
    }

    [Fact]
    public async Task Search_nodes_are_missed_with_a_400()
    {
        await using var world = await World.StartAsync();
        string nodes = Clusters + "/Cluster0/search/deployment";
        var missing = await world.Http.Get(nodes);
        Assert.Equal((400, "ATLAS_SEARCH_DEPLOYMENT_DOES_NOT_EXIST"), (missing.Status, missing.ErrorCode));
        await world.Http.Post(nodes, """{"specs":[{"instanceSize":"S20_HIGHCPU_NVME","nodeCount":2}]}""");
        await world.Until(nodes, reply => State(reply) == "IDLE");
        await world.Http.Delete(nodes);
        await world.Until(nodes, reply => reply.Status == 400);
    }

    private static string? State(Reply reply) => reply.Json["stateName"]?.GetValue<string>();
}
