using AtlasPS.Simulator;

namespace AtlasPS.Tests.Simulator;

/// <summary>Wrong input gets the answer that the service has for it.</summary>
public sealed class RefusalTests
{
    private const string Unknown = "0123456789abcdef01234567";

    public static TheoryData<string, string> Missing => new()
    {
        { $"/api/atlas/v2/groups/{Unknown}", "GROUP_NOT_FOUND" },
        { $"/api/atlas/v2/groups/{Unknown}/clusters", "GROUP_NOT_FOUND" },
        { $"/api/atlas/v2/groups/{Unknown}/clusters/Cluster0/backup/snapshots", "GROUP_NOT_FOUND" },
        { $"/api/atlas/v2/orgs/{Unknown}", "ORG_NOT_FOUND" },
        { Caller.Payments + "/clusters/Nope", "CLUSTER_NOT_FOUND" },
        { Caller.Payments + "/clusters/Nope/processArgs", "CLUSTER_NOT_FOUND" },
        { Caller.Payments + $"/alerts/{Unknown}", "ALERT_NOT_FOUND" },
        { Caller.Payments + $"/alertConfigs/{Unknown}", "ALERT_CONFIG_NOT_FOUND" },
        { Caller.Payments + "/databaseUsers/admin/nobody", "USERNAME_NOT_FOUND" },
        { Caller.Payments + $"/peers/{Unknown}", "PEER_NOT_FOUND" },
        { Caller.Payments + "/accessList/10.0.0.1", "ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND" },
        { Caller.Payments + "/processes/host.example.com:27017", "HOSTNAME_AND_PORT_NOT_FOUND" },
        { Caller.Payments + $"/liveMigrations/{Unknown}", "RESOURCE_NOT_FOUND" },
        { Caller.Contoso + $"/teams/{Unknown}", "TEAM_NOT_FOUND" },
        { Caller.Contoso + $"/apiKeys/{Unknown}", "API_KEY_NOT_FOUND" },
        { "/api/atlas/v2/groups/byName/Nope", "GROUP_NAME_NOT_FOUND" },
        { "/api/atlas/v2/nowhere", "RESOURCE_NOT_FOUND" },
    };

    [Theory]
    [MemberData(nameof(Missing))]
    public async Task What_is_not_there_is_said_by_its_own_code(string path, string code)
    {
        await using var world = await World.StartAsync();
        var reply = await world.Http.Get(path);
        Assert.Equal(404, reply.Status);
        Assert.Equal(code, reply.ErrorCode);
        Assert.Equal(code, reply.Header("X-Error-Code"));
        Assert.Equal("Not Found", reply.Json["reason"]!.GetValue<string>());
        Assert.Equal("application/json", reply.Header("Content-Type"));
        Assert.NotEmpty(reply.Json["parameters"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"username":"x","databaseName":"admin","roles":[],"colour":"red"}""", "INVALID_ATTRIBUTE", "colour")]
    [InlineData("""{"username":"x","databaseName":"admin","roles":[{"roleName":"read","databaseName":"a","colour":1}]}""", "INVALID_ATTRIBUTE", "roles[0].colour")]
    [InlineData("""{"username":"x","databaseName":"nowhere","roles":[]}""", "INVALID_ENUM_VALUE", "databaseName")]
    [InlineData("""{"username":5,"databaseName":"admin","roles":[]}""", "INVALID_JSON_ATTRIBUTE", "username")]
    [InlineData("""{"username":"x","databaseName":"admin","roles":"all"}""", "INVALID_JSON_ATTRIBUTE", "roles")]
    [InlineData("""{"databaseName":"admin","roles":[]}""", "MISSING_ATTRIBUTE", "username")]
    [InlineData("""{"username":"x","databaseName":"admin","roles":[],"password":"short"}""", "INVALID_ATTRIBUTE", "password")]
    [InlineData("""{"username":"x","databaseName":"admin","roles":[],"deleteAfterDate":"tomorrow"}""", "INVALID_ATTRIBUTE", "deleteAfterDate")]
    public async Task A_body_that_its_schema_does_not_allow_is_refused_with_the_field(string body, string code, string field)
    {
        await using var world = await World.StartAsync();
        var reply = await world.Http.Post(Caller.Payments + "/databaseUsers", body);
        Assert.Equal(400, reply.Status);
        Assert.Equal(code, reply.ErrorCode);
        Assert.Equal(field, reply.Json["badRequestDetail"]!["fields"]![0]!["field"]!.GetValue<string>());
        Assert.NotEmpty(reply.Json["badRequestDetail"]!["fields"]![0]!["description"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("{\"name\":")]
    [InlineData("""{"name":"a","name":"b"}""")]
    [InlineData("""{"name":"a","orgId":"0123456789abcdef01234567","tags":[{"key":"a","key":"b","value":"c"}]}""")]
    [InlineData("[]")]
    [InlineData(null)]
    public async Task A_body_that_is_no_object_is_refused(string? body)
    {
        await using var world = await World.StartAsync();
        var reply = await world.Http.Post("/api/atlas/v2/groups", body);
        Assert.Equal((400, "INVALID_JSON"), (reply.Status, reply.ErrorCode));
    }

    [Fact]
    public async Task Custom_role_names_and_regions_of_every_cloud_are_allowed()
    {
        await using var world = await World.StartAsync();
        var user = await world.Http.Post(Caller.Payments + "/databaseUsers",
            """{"username":"x","databaseName":"admin","roles":[{"roleName":"ordersReader","databaseName":"admin"}]}""");
        Assert.Equal(201, user.Status);
        var cluster = await world.Http.Post(Caller.Payments + "/clusters",
            """{"name":"G","clusterType":"REPLICASET","replicationSpecs":[{"regionConfigs":[{"providerName":"GCP","regionName":"EUROPE_WEST_3","priority":7,"electableSpecs":{"instanceSize":"M10","nodeCount":3}}]}]}""");
        Assert.Equal(201, cluster.Status);
    }

    [Fact]
    public async Task An_id_that_is_none_is_refused()
    {
        await using var world = await World.StartAsync();
        var reply = await world.Http.Get("/api/atlas/v2/groups/xyz/clusters");
        Assert.Equal((400, "INVALID_ATTRIBUTE"), (reply.Status, reply.ErrorCode));
    }

    [Fact]
    public async Task Values_of_the_query_are_checked()
    {
        await using var world = await World.StartAsync();
        Assert.Equal("INVALID_QUERY_PARAMETER", (await world.Http.Get(Caller.Payments + "/alerts?status=SLEEPING")).ErrorCode);
        string host = (await world.Http.Get(Caller.Payments + "/processes")).Results[0]!["id"]!.GetValue<string>();
        Assert.Equal("MISSING_QUERY_PARAMETER", (await world.Http.Get($"{Caller.Payments}/processes/{host}/measurements?period=PT1H")).ErrorCode);
    }

    [Fact]
    public async Task A_known_path_refuses_unknown_methods()
    {
        await using var world = await World.StartAsync();
        Assert.Equal(405, (await world.Http.Put("/api/atlas/v2/groups", "{}")).Status);
    }

    [Fact]
    public async Task A_name_that_needs_encoding_is_found_and_logged_as_it_was_sent()
    {
        await using var world = await World.StartAsync();
        string path = Caller.Payments + "/databaseUsers/admin/ops%2Fadmin%40contoso";
        Assert.Equal("ops/admin@contoso", (await world.Http.Get(path)).Json["username"]!.GetValue<string>());
        Assert.Equal(path, world.Atlas.Requests[^1].Target);
        Assert.Equal(200, (await world.Http.Get(Caller.Payments + "/accessList/203.0.113.0%2F24")).Status);
    }
}
