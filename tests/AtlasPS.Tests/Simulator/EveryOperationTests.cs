using System.Text.Json.Nodes;
using AtlasPS.Catalog;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Simulator;

/// <summary>What holds for every operation of the catalog.</summary>
public sealed class EveryOperationTests
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["groupId"] = SeedIds.Payments,
        ["orgId"] = SeedIds.Contoso,
        ["federationSettingsId"] = SeedIds.FederationSettings,
        ["liveMigrationId"] = SeedIds.LiveMigration,
        ["groupName"] = "Payments",
        ["teamName"] = "Insights",
    };

    /// <summary>Seeded things that are found by the list above them.</summary>
    private static readonly (string Under, string Parameter, string List, string Property)[] Looked =
    [
        ("/groups/{groupId}/clusters/", "clusterName", Caller.Payments + "/clusters", "name"),
        ("/groups/{groupId}/databaseUsers/{databaseName}/", "databaseName", Caller.Payments + "/databaseUsers", "databaseName"),
        ("/groups/{groupId}/databaseUsers/", "username", Caller.Payments + "/databaseUsers", "username"),
        ("/groups/{groupId}/processes/", "processId", Caller.Payments + "/processes", "id"),
        ("/groups/{groupId}/alerts/", "alertId", Caller.Payments + "/alerts", "id"),
        ("/groups/{groupId}/alertConfigs/", "alertConfigId", Caller.Payments + "/alertConfigs", "id"),
        ("/groups/{groupId}/events/", "eventId", Caller.Payments + "/events", "id"),
        ("/orgs/{orgId}/events/", "eventId", Caller.Contoso + "/events", "id"),
        ("/groups/{groupId}/peers/", "peerId", Caller.Payments + "/peers", "id"),
        ("/groups/{groupId}/containers/", "containerId", Caller.Payments + "/containers?providerName=AWS", "id"),
        ("/groups/{groupId}/accessList/", "entryValue", Caller.Payments + "/accessList", "cidrBlock"),
        ("/groups/{groupId}/backup/exportBuckets/", "exportBucketId", Caller.Payments + "/backup/exportBuckets", "_id"),
        ("/groups/{groupId}/clusters/{clusterName}/restoreJobs/", "jobId", Caller.Payments + "/clusters/Cluster0/restoreJobs", "id"),
        ("/groups/{groupId}/clusters/{clusterName}/backup/snapshots/", "snapshotId", Caller.Payments + "/clusters/Cluster0/backup/snapshots", "id"),
        ("/groups/{groupId}/users/", "userId", Caller.Payments + "/users", "id"),
        ("/groups/{groupId}/teams/", "teamId", Caller.Payments + "/teams", "teamId"),
        ("/groups/{groupId}/apiKeys/", "apiUserId", Caller.Payments + "/apiKeys", "id"),
        ("/orgs/{orgId}/apiKeys/{apiUserId}/accessList/", "ipAddress", "", "203.0.113.10"),
        ("/orgs/{orgId}/apiKeys/", "apiUserId", Caller.Contoso + "/apiKeys", "id"),
        ("/orgs/{orgId}/users/", "userId", Caller.Contoso + "/users", "id"),
        ("/orgs/{orgId}/teams/", "teamId", Caller.Contoso + "/teams", "id"),
        ("/orgs/{orgId}/teams/{teamId}/users/", "userId", Caller.Contoso + "/users", "id"),
        ("/users/", "userId", Caller.Contoso + "/users", "id"),
        ("/users/", "userName", Caller.Contoso + "/users", "username"),
        ("/groups/{groupId}/flexClusters/", "name", $"/api/atlas/v2/groups/{SeedIds.ContosoSandbox}/flexClusters", "name"),
        ("/federationSettings/{federationSettingsId}/identityProviders/", "identityProviderId", $"/api/atlas/v2/federationSettings/{SeedIds.FederationSettings}/identityProviders", "oktaIdpId"),
        ("/groups/{groupId}/streams/", "tenantName", "", "Clickstream"),
        ("/groups/{groupId}/streams/", "connectionName", "", "orders"),
        ("/groups/{groupId}/streams/", "processorName", "", "enrich"),
        ("/groups/{groupId}/customDBRoles/roles/", "roleName", "", "ordersReader"),
        ("/groups/{groupId}/dataFederation/", "tenantName", "", "Federated0"),
        ("/groups/{groupId}/dataFederation/", "limitName", "", "bytesProcessed.query"),
        ("/groups/{groupId}/processes/{processId}/databases/", "databaseName", "", "payments"),
        ("/groups/{groupId}/processes/{processId}/disks/", "partitionName", "", "data"),
        ("/groups/{groupId}/invites/", "invitationId", Caller.Payments + "/invites", "id"),
        ("/orgs/{orgId}/invites/", "invitationId", Caller.Contoso + "/invites", "id"),
    ];

    [Fact]
    public async Task Everything_that_is_read_is_answered_in_its_shape()
    {
        await using var world = await World.StartAsync();
        var problems = new List<string>();
        foreach (var operation in AtlasCatalog.Facts.Operations.Where(operation => operation.Method == "GET" && !operation.BodyRequired))
        {
            var version = operation.Latest;
            foreach (string kind in version.Media)
            {
                string path = await PathOf(world, operation);
                var reply = await world.Http.Get(path, version.MediaType(kind));
                if (Problem(operation, version, kind, reply) is { } problem)
                    problems.Add($"{operation.Id} {path}: {problem}");
            }
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    /// <summary>Whatever the body, each change finds its operation and gets an answer that is not the simulator's own mistake.</summary>
    [Fact]
    public async Task Everything_that_is_changed_is_understood()
    {
        await using var world = await World.StartAsync();
        var problems = new List<string>();
        foreach (var operation in AtlasCatalog.Facts.Operations.Where(operation => operation.Method != "GET").OrderBy(operation => operation.Method == "DELETE").ThenByDescending(operation => operation.Path.Length))
        {
            var version = operation.Latest;
            string path = await PathOf(world, operation);
            string? body = version.Body is null ? null : AtlasCatalog.Facts.Resolve(version.Body).Type == "array" ? "[]" : "{}";
            var reply = await world.Http.Send(new HttpMethod(operation.Method), path, body, version.MediaType(version.Media[0]));
            if (reply.Status is not (200 or 201 or 202 or 204 or 400 or 403 or 404 or 409))
                problems.Add($"{operation.Id} {path}: {reply.Status} {reply.Text}");
            else if (reply.Status == 404 && reply.Text.Contains("resource /api", StringComparison.Ordinal))
                problems.Add($"{operation.Id} {path}: no route");
            else if (reply.Status == version.Status && version.Response is null && reply.Status == 204 && reply.Bytes.Length > 0)
                problems.Add($"{operation.Id} {path}: a body with 204");
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    private static string? Problem(OperationFacts operation, VersionFacts version, string kind, Reply reply)
    {
        // Search nodes are missed with a 400 until they are created.
        if (operation.Id == "getGroupClusterSearchDeployment")
            return reply.Status == 400 ? null : $"{reply.Status}";
        if (reply.Status != version.Status)
            return $"{reply.Status} {reply.Text}";
        if (!reply.Header("Content-Type")!.StartsWith(version.MediaType(kind), StringComparison.Ordinal))
            return reply.Header("Content-Type");
        if (kind == "gzip")
            return reply.Bytes is [0x1f, 0x8b, ..] ? null : "no gzip";
        if (kind == "csv")
            return reply.Text.Contains(',', StringComparison.Ordinal) ? null : "no CSV";

        var schema = version.Response is null ? null : AtlasCatalog.Facts.Resolve(version.Response);
        if (schema is null || (schema.Type == "string" && version.Media.Count == 1))
            return null;
        bool fits = (schema.Type, JsonNode.Parse(reply.Text)) switch
        {
            ("array", JsonArray) => true,
            ("boolean", JsonValue value) => value.TryGetValue<bool>(out _),
            ("array" or "boolean", _) => false,
            (_, JsonObject json) => schema.Required.All(name => json.ContainsKey(name) || schema.Properties.Any(property => property.Key == name && (property.Value.WriteOnly || property.Value.Format == "password"))),
            _ => false,
        };
        return fits ? null : $"not the shape of {schema.Name ?? schema.Type}: {reply.Text}";
    }

    private static async Task<string> PathOf(World world, OperationFacts operation)
    {
        string path = operation.Path;
        if (path.Contains("/flexClusters/", StringComparison.Ordinal))
            path = path.Replace("{groupId}", SeedIds.ContosoSandbox, StringComparison.Ordinal);
        if (operation.Id == "getOrgTeamByName")
            path = path.Replace("{orgId}", SeedIds.Fabrikam, StringComparison.Ordinal);
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.In == "path"))
            path = path.Replace($"{{{parameter.Name}}}", Uri.EscapeDataString(await ValueOf(world, operation, parameter)), StringComparison.Ordinal);

        var query = operation.Parameters
            .Where(parameter => parameter is { In: "query", Required: true })
            .Select(parameter => parameter.Name + "=" + Uri.EscapeDataString(Example(parameter.Schema)));
        return path + (query.Any() ? "?" + string.Join('&', query) : "");
    }

    private static async Task<string> ValueOf(World world, OperationFacts operation, ParameterFacts parameter)
    {
        if (Known.TryGetValue(parameter.Name, out string? value))
            return value;
        string template = operation.Path["/api/atlas/v2".Length..];
        var (_, _, list, property) = Looked
            .Where(looked => looked.Parameter == parameter.Name && template.StartsWith(looked.Under, StringComparison.Ordinal))
            .OrderByDescending(looked => looked.Under.Length)
            .FirstOrDefault();
        if (property is null)
            return Example(parameter.Schema);
        if (list.Length == 0)
            return property;
        var reply = await world.Http.Get(list);
        var documents = reply.Json as JsonArray ?? reply.Json["results"] as JsonArray;
        // Where everything was deleted already, an id that means nothing has to do.
        return documents?.FirstOrDefault()?[property]?.GetValue<string>() ?? Example(parameter.Schema);
    }

    private static string Example(SchemaFacts schema)
    {
        schema = AtlasCatalog.Facts.Resolve(schema);
        if (schema.Type == "array")
            return Example(schema.Items!);
        if (schema.Example is not null)
            return JsonNode.Parse(schema.Example)!.ToString();
        return schema.Enum.FirstOrDefault() ?? (schema.Pattern?.Contains("{24}", StringComparison.Ordinal) == true ? "32b6e34b3d91647abb20e7b8" : "example");
    }
}
