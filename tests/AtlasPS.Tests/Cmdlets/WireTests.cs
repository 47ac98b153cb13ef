using System.Text.Json;
using AtlasPS.Catalog;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>The request of each of the first operations as it arrives at a socket: method, encoded path, query, media type with its date, body.</summary>
public sealed class WireTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    private const string P = "/api/atlas/v2/groups/" + AtlasWorld.Payments;
    private const string Id = "5e8f8a8b3d2c1f0a1b2c3d4e";
    private const string Id2 = "5e8f8a8b3d2c1f0a1b2c3d4f";
    private const string Org = "65b3c46c08993c0b4ebed568";
    private const string O = "/api/atlas/v2/orgs/" + Org;
    private const string Host = "cluster0-shard-00-00.ab1cd.mongodb.net:27017";
    private const string HostPath = "cluster0-shard-00-00.ab1cd.mongodb.net%3A27017";

    public static TheoryData<string, string, string, string, string> Requests => new()
    {
        // operation (today's id), script, "METHOD path", query, "date body"
        { "acknowledgeGroupAlert", $"Confirm-AtlasAlert -AlertId {Id} -AcknowledgedUntil '2026-12-01T10:00:00Z' -Comment 'on it'", $"PATCH {P}/alerts/{Id}", "", """2024-05-30 {"acknowledgedUntil":"2026-12-01T10:00:00Z","acknowledgementComment":"on it"}""" },
        { "acknowledgeGroupAlert", $"Confirm-AtlasAlert {Id} -Unacknowledge", $"PATCH {P}/alerts/{Id}", "", """2024-05-30 {"unacknowledgeAlert":true}""" },
        { "updateGroupAuditLog", "Set-AtlasAuditing -AuditFilter @{ atype = 'authenticate' } -AuditAuthorizationSuccess $true -Enabled $true", $"PATCH {P}/auditLog", "", """2023-01-01 {"auditAuthorizationSuccess":true,"auditFilter":"{\"atype\":\"authenticate\"}","enabled":true}""" },
        { "deleteGroupBackupExportBucket", $"Remove-AtlasBackupExportBucket {Id}", $"DELETE {P}/backup/exportBuckets/{Id}", "", "2023-01-01" },
        { "cutoverGroupLiveMigration", $"Complete-AtlasLiveMigration {Id}", $"PUT {P}/liveMigrations/{Id}/cutover", "", "2023-01-01" },
        { "listOrgLiveMigrationAvailableProjects", "Get-AtlasLiveMigrationSourceProject", $"GET {O}/liveMigrations/availableProjects", "", "2023-01-01" },
        { "deleteGroupCluster", "Remove-AtlasCluster Cluster9 -RetainBackups", $"DELETE {P}/clusters/Cluster9", "retainBackups=true", "2023-02-01" },
        { "deleteGroupCluster", "Remove-AtlasCluster Cluster9", $"DELETE {P}/clusters/Cluster9", "", "2023-02-01" },
        { "listGroupClusterCollStatMeasurements", "Get-AtlasCollStatsMeasurement -ClusterName Cluster0 -ClusterView PRIMARY -DatabaseName 'my db' -CollectionName 'a/b' -Metric READS_OPS, WRITES_OPS -Period PT1H", $"GET {P}/clusters/Cluster0/PRIMARY/my%20db/a%2Fb/collStats/measurements", "metrics=READS_OPS&metrics=WRITES_OPS&period=PT1H", "2023-11-15" },
        { "listGroupClusterCollStatMeasurements", "Get-AtlasCollStatsMeasurement -ClusterName Cluster0 -ClusterView primary -DatabaseName d -CollectionName c -Start '2026-01-01T00:00:00Z' -End '2026-01-02T00:00:00Z'", $"GET {P}/clusters/Cluster0/PRIMARY/d/c/collStats/measurements", "end=2026-01-02T00%3A00%3A00Z&start=2026-01-01T00%3A00%3A00Z", "2023-11-15" },
        { "listGroupDataFederationLimits", "Get-AtlasDataFederationQueryLimit -TenantName lake", $"GET {P}/dataFederation/lake/limits", "", "2023-01-01" },
        { "getGroupDataFederationLimit", "Get-AtlasDataFederationQueryLimit -TenantName lake -LimitName bytesProcessed.query", $"GET {P}/dataFederation/lake/limits/bytesProcessed.query", "", "2023-01-01" },
        { "listGroupDatabaseUsers", "Get-AtlasDatabaseUser -PageSize 50", $"GET {P}/databaseUsers", "includeCount=false&itemsPerPage=50&pageNum=1", "2023-01-01" },
        { "getGroupDatabaseUser", "Get-AtlasDatabaseUser -DatabaseName '$external' -Username 'CN=ellen,OU=a/b'", $"GET {P}/databaseUsers/%24external/CN%3Dellen%2COU%3Da%2Fb", "", "2023-01-01" },
        { "listEventTypes", "Get-AtlasEventType", "GET /api/atlas/v2/eventTypes", "includeCount=false&itemsPerPage=100&pageNum=1", "2023-01-01" },
        { "getFederationSettingConnectedOrgConfig", $"Get-AtlasConnectedOrgConfig -FederationSettingsId {Id} -OrgId {Id2}", $"GET /api/atlas/v2/federationSettings/{Id}/connectedOrgConfigs/{Id2}", "", "2023-01-01" },
        { "deleteFederationSettingIdentityProvider", $"Remove-AtlasIdentityProvider -FederationSettingsId {Id} -IdentityProviderId {Id2}", $"DELETE /api/atlas/v2/federationSettings/{Id}/identityProviders/{Id2}", "", "2023-11-15" },
        { "createGroupClusterRestoreJob", $"New-AtlasLegacyBackupRestoreJob -ClusterName Cluster0 -Delivery @{{ methodName = 'AUTOMATED_RESTORE'; targetClusterName = 'Cluster1'; targetGroupId = '{Id}' }} -SnapshotId {Id2}", $"POST {P}/clusters/Cluster0/restoreJobs", "", $$"""2023-01-01 {"delivery":{"methodName":"AUTOMATED_RESTORE","targetClusterName":"Cluster1","targetGroupId":"{{Id}}"},"snapshotId":"{{Id2}}"}""" },
        { "createGroupClusterRestoreJob", "New-AtlasLegacyBackupRestoreJob -ClusterName Cluster0 -Delivery @{ methodName = 'HTTP' } -PointInTimeUtcMillis ([datetime]'2026-01-01T00:00:00Z')", $"POST {P}/clusters/Cluster0/restoreJobs", "", """2023-01-01 {"delivery":{"methodName":"HTTP"},"pointInTimeUTCMillis":1767225600000}""" },
        { "createGroupClusterRestoreJob", "New-AtlasLegacyBackupRestoreJob -ClusterName Cluster0 -Delivery @{ methodName = 'HTTP' } -OplogTs '2026-01-01T00:00:00Z' -OplogInc 2", $"POST {P}/clusters/Cluster0/restoreJobs", "", """2023-01-01 {"delivery":{"methodName":"HTTP"},"oplogInc":2,"oplogTs":"2026-01-01T00:00:00Z"}""" },
        { "getGroupClusterRestoreJob", $"Get-AtlasLegacyBackupRestoreJob -ClusterName Cluster0 -JobId {Id}", $"GET {P}/clusters/Cluster0/restoreJobs/{Id}", "", "2023-01-01" },
        { "getGroupUser", $"Get-AtlasProjectUser {Id}", $"GET {P}/users/{Id}", "", "2025-02-19" },
        { "removeGroupUser", $"Remove-AtlasProjectUser {Id}", $"DELETE {P}/users/{Id}", "", "2025-02-19" },
        { "removeGroupUserRole", $"Remove-AtlasProjectUserRole {Id} -Role GROUP_READ_ONLY", $"POST {P}/users/{Id}:removeRole", "", """2025-02-19 {"groupRole":"GROUP_READ_ONLY"}""" },
        { "addOrgTeamUser", $"Add-AtlasTeamUser -TeamId {Id} -UserId {Id2}", $"POST {O}/teams/{Id}:addUser", "", $$"""2025-02-19 {"id":"{{Id2}}"}""" },
        { "getGroupProcess", $"Get-AtlasProcess {Host}", $"GET {P}/processes/{HostPath}", "", "2023-01-01" },
        { "getGroupProcessDatabaseMeasurements", $"Get-AtlasDatabaseMeasurement -ProcessId {Host} -DatabaseName shop -Metric DATABASE_DATA_SIZE, DATABASE_INDEX_SIZE -Granularity PT5M -Period P1D", $"GET {P}/processes/{HostPath}/databases/shop/measurements", "granularity=PT5M&m=DATABASE_DATA_SIZE&m=DATABASE_INDEX_SIZE&period=P1D", "2023-01-01" },
        { "getGroupProcessDisk", $"Get-AtlasDisk -ProcessId {Host} -PartitionName data", $"GET {P}/processes/{HostPath}/disks/data", "", "2023-01-01" },
        { "listGroupPeers", "Get-AtlasPeeringConnection -ProviderName azure", $"GET {P}/peers", "includeCount=false&itemsPerPage=100&pageNum=1&providerName=AZURE", "2023-01-01" },
        { "deleteOrg", $"Remove-AtlasOrganization -OrgId {Id}", $"DELETE /api/atlas/v2/orgs/{Id}", "", "2023-01-01" },
        { "updateOrgInviteById", $"Set-AtlasOrganizationInvitation {Id} -Role ORG_MEMBER -TeamId {Id2} -GroupRoleAssignment @{{ groupId = '{Id}'; roles = 'GROUP_READ_ONLY' }}", $"PATCH {O}/invites/{Id}", "", $$"""2023-01-01 {"groupRoleAssignments":[{"groupId":"{{Id}}","roles":["GROUP_READ_ONLY"]}],"roles":["ORG_MEMBER"],"teamIds":["{{Id2}}"]}""" },
        { "getGroupManagedSlowMs", "Get-AtlasManagedSlowMs", $"GET {P}/managedSlowMs", "", "2023-01-01" },
        { "disableGroupManagedSlowMs", "Disable-AtlasManagedSlowMs", $"DELETE {P}/managedSlowMs/disable", "", "2023-01-01" },
        { "getGroupPrivateEndpointRegionalMode", "Get-AtlasPrivateEndpointRegionalMode", $"GET {P}/privateEndpoint/regionalMode", "", "2023-01-01" },
        { "updateGroupApiKeyRoles", $"Set-AtlasProjectApiKey {Id} -Description 'for CI' -Role GROUP_READ_ONLY", $"PATCH {P}/apiKeys/{Id}", "", """2023-01-01 {"desc":"for CI","roles":["GROUP_READ_ONLY"]}""" },
        { "updateOrgApiKey", $"Set-AtlasOrganizationApiKey {Id} -Desc 'for CI' -Role ORG_MEMBER, ORG_READ_ONLY", $"PATCH {O}/apiKeys/{Id}", "", """2023-01-01 {"desc":"for CI","roles":["ORG_MEMBER","ORG_READ_ONLY"]}""" },
        { "getGroupInvite", $"Get-AtlasProjectInvitation {Id}", $"GET {P}/invites/{Id}", "", "2023-01-01" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void Arrives_as_the_reference_has_it(string operation, string script, string line, string query, string versionAndBody)
    {
        world.Connect();
        world.Atlas.ClearLog();

        // What Atlas answers does not matter here; most of these things do not exist in the seed.
        world.Engine.Invoke($"$ConfirmPreference = 'None'; $WarningPreference = 'SilentlyContinue'; {script}");

        string[] parts = versionAndBody.Split(' ', 2);
        var request = world.Served.First(request => $"{request.Method} {request.Path}" == line || request.Method != "GET" || line.StartsWith("GET", StringComparison.Ordinal));
        Assert.Equal(line, $"{request.Method} {request.Path}");
        Assert.Equal(query, string.Join('&', request.Query.Split('&').Order(StringComparer.Ordinal)));
        Assert.Equal($"application/vnd.atlas.{parts[0]}+json", request.Headers["Accept"]);
        Assert.True(AtlasCatalog.Facts.Operation(operation).Method == request.Method, operation);
        if (parts.Length == 1)
        {
            Assert.Equal("", request.Body);
            Assert.False(request.Headers.ContainsKey("Content-Type"));
        }
        else
        {
            Assert.Equal(Sorted(parts[1]), Sorted(request.Body));
            Assert.Equal($"application/vnd.atlas.{parts[0]}+json", request.Headers["Content-Type"]);
        }
    }

    [Fact]
    public void Every_one_of_the_first_operations_is_here() => Assert.Equal(31, Requests.Select(row => (string)row[0]).Where(id => id != "getGroupDatabaseUser").Distinct().Count());

    /// <summary>The order of a body's fields means nothing.</summary>
    private static string Sorted(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Write(document.RootElement);
    }

    private static string Write(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"\"{field.Name}\":{Write(field.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Write))}]",
        _ => value.GetRawText(),
    };
}
