using System.Text.Json.Nodes;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Simulator;

/// <summary>Families whose operations have a way of their own.</summary>
public sealed class FamilyTests
{
    [Fact]
    public async Task An_alert_is_acknowledged_and_the_acknowledgement_withdrawn()
    {
        await using var world = await World.StartAsync();
        var open = (await world.Http.Get(Caller.Payments + "/alerts?status=OPEN")).Results;
        Assert.Contains(open, alert => alert!["eventTypeName"]!.GetValue<string>() == "HOST_DOWN");
        string path = $"{Caller.Payments}/alerts/{open[0]!["id"]}";

        var acknowledged = (await world.Http.Patch(path, """{"acknowledgedUntil":"2126-09-11T03:03:06Z","acknowledgementComment":"Known"}""")).Json;
        Assert.Equal("2126-09-11T03:03:06Z Known", $"{acknowledged["acknowledgedUntil"]} {acknowledged["acknowledgementComment"]}");
        Assert.NotNull(acknowledged["acknowledgingUsername"]);

        var withdrawn = (await world.Http.Patch(path, """{"unacknowledgeAlert":true}""")).Json.AsObject();
        Assert.False(withdrawn.ContainsKey("acknowledgedUntil") || withdrawn.ContainsKey("acknowledgementComment"));
    }

    [Fact]
    public async Task Alerts_and_their_configurations_lead_to_each_other()
    {
        await using var world = await World.StartAsync();
        var alert = (await world.Http.Get(Caller.Payments + "/alerts?status=OPEN")).Results[0]!;
        var configuration = Assert.Single((await world.Http.Get($"{Caller.Payments}/alerts/{alert["id"]}/alertConfigs")).Results)!;
        Assert.Equal(alert["alertConfigId"]!.GetValue<string>(), configuration["id"]!.GetValue<string>());
        var raised = (await world.Http.Get($"{Caller.Payments}/alertConfigs/{configuration["id"]}/alerts")).Results;
        Assert.Contains(raised, other => other!["id"]!.GetValue<string>() == alert["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Numbers_with_many_digits_keep_them()
    {
        await using var world = await World.StartAsync();
        Assert.Contains("83.33333333333333333333", (await world.Http.Get(Caller.Payments + "/alerts")).Text, StringComparison.Ordinal);
        Assert.Contains("80.00000000000001", (await world.Http.Get(Caller.Payments + "/alertConfigs")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Team_members_come_and_go()
    {
        await using var world = await World.StartAsync();
        string team = (await world.Http.Get(Caller.Contoso + "/teams")).Results.Single(team => team!["name"]!.GetValue<string>() == "Payments Developers")!["id"]!.GetValue<string>();
        string user = (await world.Http.Get(Caller.Contoso + "/users?username=chloe.martin@contoso.example")).Results.Single()!["id"]!.GetValue<string>();
        string members = $"{Caller.Contoso}/teams/{team}/users";
        Assert.Empty((await world.Http.Get(members)).Results);

        var added = await world.Http.Post($"{Caller.Contoso}/teams/{team}:addUser", $$"""{"id":"{{user}}"}""");
        Assert.Equal(200, added.Status);
        Assert.Contains(added.Json["teamIds"]!.AsArray(), id => id!.GetValue<string>() == team);
        Assert.Equal(user, (await world.Http.Get(members)).Results.Single()!["id"]!.GetValue<string>());
        Assert.Equal(409, (await world.Http.Post($"{Caller.Contoso}/teams/{team}:addUser", $$"""{"id":"{{user}}"}""")).Status);

        Assert.Equal(200, (await world.Http.Post($"{Caller.Contoso}/teams/{team}:removeUser", $$"""{"id":"{{user}}"}""")).Status);
        Assert.Empty((await world.Http.Get(members)).Results);
        Assert.Equal("USER_NOT_IN_TEAM", (await world.Http.Delete($"{members}/{user}")).ErrorCode);
    }

    [Fact]
    public async Task Project_users_lose_roles_one_by_one_but_not_the_last()
    {
        await using var world = await World.StartAsync();
        var ben = (await world.Http.Get(Caller.Payments + "/users?username=ben.okafor@contoso.example")).Results.Single()!;
        string path = $"{Caller.Payments}/users/{ben["id"]}";

        var fewer = await world.Http.Post(path + ":removeRole", """{"groupRole":"GROUP_DATA_ACCESS_READ_ONLY"}""");
        Assert.Equal("""["GROUP_CLUSTER_MANAGER"]""", fewer.Json["roles"]!.ToJsonString());
        Assert.Equal(404, (await world.Http.Post(path + ":removeRole", """{"groupRole":"GROUP_OWNER"}""")).Status);
        Assert.Equal(403, (await world.Http.Post(path + ":removeRole", """{"groupRole":"GROUP_CLUSTER_MANAGER"}""")).Status);
        Assert.Equal(200, (await world.Http.Post(path + ":addRole", """{"groupRole":"GROUP_OWNER"}""")).Status);
        Assert.Equal(204, (await world.Http.Delete(path)).Status);
        Assert.Equal("USER_NOT_IN_GROUP", (await world.Http.Get(path)).ErrorCode);
    }

    [Fact]
    public async Task Whoever_is_unknown_is_invited()
    {
        await using var world = await World.StartAsync();
        var known = await world.Http.Post(Caller.Payments + "/users", """{"username":"goran.ilic@fabrikam.example","roles":["GROUP_READ_ONLY"]}""");
        var unknown = await world.Http.Post(Caller.Payments + "/users", """{"username":"new@contoso.example","roles":["GROUP_READ_ONLY"]}""");
        Assert.Equal("201 ACTIVE 201 PENDING", $"{known.Status} {known.Json["orgMembershipStatus"]} {unknown.Status} {unknown.Json["orgMembershipStatus"]}");
        Assert.NotNull(unknown.Json["invitationExpiresAt"]);
        Assert.Equal("new@contoso.example", (await world.Http.Get(Caller.Payments + "/users?orgMembershipStatuses=PENDING")).Results.Single()!["username"]!.GetValue<string>());
        Assert.Equal("USER_ALREADY_EXISTS", (await world.Http.Post(Caller.Payments + "/users", """{"username":"new@contoso.example","roles":["GROUP_READ_ONLY"]}""")).ErrorCode);
    }

    [Fact]
    public async Task An_api_key_shows_its_private_part_once()
    {
        await using var world = await World.StartAsync();
        var created = await world.Http.Post(Caller.Contoso + "/apiKeys", """{"desc":"CI","roles":["ORG_MEMBER"]}""");
        Assert.Equal(200, created.Status);
        Assert.Matches("^[0-9a-f]{8}-", created.Json["privateKey"]!.GetValue<string>());
        var read = await world.Http.Get($"{Caller.Contoso}/apiKeys/{created.Json["id"]}");
        Assert.StartsWith("********-", read.Json["privateKey"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(8, read.Json["publicKey"]!.GetValue<string>().Length);

        string inProject = $"{Caller.Payments}/apiKeys/{created.Json["id"]}";
        Assert.Equal(204, (await world.Http.Post(inProject, """[{"roles":["GROUP_READ_ONLY"]}]""")).Status);
        var changed = await world.Http.Patch(inProject, """{"roles":["GROUP_OWNER"]}""");
        Assert.Contains($$"""{"groupId":"{{SeedIds.Payments}}","roleName":"GROUP_OWNER"}""", changed.Text, StringComparison.Ordinal);
        Assert.Contains("ORG_MEMBER", changed.Text, StringComparison.Ordinal);
        Assert.Equal(204, (await world.Http.Delete(inProject)).Status);
        Assert.DoesNotContain((await world.Http.Get(Caller.Payments + "/apiKeys")).Results, key => key!["id"]!.ToString() == created.Json["id"]!.ToString());

        var organization = await world.Http.Patch($"{Caller.Contoso}/apiKeys/{created.Json["id"]}", """{"desc":"Builds"}""");
        Assert.Equal("Builds", organization.Json["desc"]!.GetValue<string>());
    }

    [Fact]
    public async Task Invitations_are_changed_by_id_and_by_name()
    {
        await using var world = await World.StartAsync();
        var invitation = (await world.Http.Get(Caller.Contoso + "/invites")).Json[0]!;
        var byId = await world.Http.Patch($"{Caller.Contoso}/invites/{invitation["id"]}", """{"roles":["ORG_READ_ONLY"],"teamIds":[]}""");
        Assert.Equal("""["ORG_READ_ONLY"]""", byId.Json["roles"]!.ToJsonString());
        var byName = await world.Http.Patch(Caller.Payments + "/invites", """{"username":"hugo.lang@contoso.example","roles":["GROUP_OWNER"]}""");
        Assert.Equal("""["GROUP_OWNER"]""", byName.Json["roles"]!.ToJsonString());
        var created = await world.Http.Post(Caller.Payments + "/invites", """{"username":"ivy@contoso.example","roles":["GROUP_READ_ONLY"]}""");
        Assert.Equal("Payments", created.Json["groupName"]!.GetValue<string>());
        Assert.Equal(204, (await world.Http.Delete($"{Caller.Payments}/invites/{created.Json["id"]}")).Status);
        Assert.Equal("INVITATION_NOT_FOUND", (await world.Http.Get($"{Caller.Payments}/invites/{created.Json["id"]}")).ErrorCode);
    }

    [Fact]
    public async Task Switches_of_a_project_switch()
    {
        await using var world = await World.StartAsync();
        string slow = Caller.Payments + "/managedSlowMs";
        Assert.Equal("true", (await world.Http.Get(slow)).Text);
        Assert.Equal(204, (await world.Http.Delete(slow + "/disable")).Status);
        Assert.Equal("false", (await world.Http.Get(slow)).Text);
        Assert.Equal(204, (await world.Http.Post(slow + "/enable")).Status);
        Assert.Equal("true", (await world.Http.Get(slow)).Text);

        string regional = Caller.Payments + "/privateEndpoint/regionalMode";
        Assert.Equal("""{"enabled":true}""", (await world.Http.Patch(regional, """{"enabled":true}""")).Text);
        Assert.Equal("""{"enabled":true}""", (await world.Http.Get(regional)).Text);

        var audit = await world.Http.Patch(Caller.Payments + "/auditLog", """{"auditFilter":"{}","enabled":false}""");
        Assert.Equal("False FILTER_JSON {}", $"{audit.Json["enabled"]!.GetValue<bool>()} {audit.Json["configurationType"]} {audit.Json["auditFilter"]}");
    }

    [Fact]
    public async Task The_access_list_takes_many_and_answers_with_all()
    {
        await using var world = await World.StartAsync();
        var list = await world.Http.Post(Caller.Payments + "/accessList", """[{"ipAddress":"192.0.2.9","comment":"new"},{"cidrBlock":"10.9.0.0/16"}]""");
        Assert.Equal(5, list.Results.Count);
        Assert.Equal("192.0.2.9/32", (await world.Http.Get(Caller.Payments + "/accessList/192.0.2.9")).Json["cidrBlock"]!.GetValue<string>());
        Assert.Equal(409, (await world.Http.Post(Caller.Payments + "/accessList", """[{"cidrBlock":"10.9.0.0/16"}]""")).Status);
        Assert.Equal(204, (await world.Http.Delete(Caller.Payments + "/accessList/10.9.0.0%2F16")).Status);
        Assert.Equal("ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND", (await world.Http.Delete(Caller.Payments + "/accessList/10.9.0.0%2F16")).ErrorCode);
    }

    [Fact]
    public async Task A_live_migration_is_cut_over()
    {
        await using var world = await World.StartAsync();
        string path = $"{Caller.Payments}/liveMigrations/{SeedIds.LiveMigration}";
        Assert.True((await world.Http.Get(path)).Json["readyForCutover"]!.GetValue<bool>());
        var accepted = await world.Http.Put(path + "/cutover");
        Assert.Equal((202, "{}"), (accepted.Status, accepted.Text));
        await world.Until(path, reply => reply.Json["status"]!.GetValue<string>() == "COMPLETE");
        Assert.Equal(409, (await world.Http.Put(path + "/cutover")).Status);
        Assert.Equal("Payments on premises", (await world.Http.Get(Caller.Contoso + "/liveMigrations/availableProjects")).Json[0]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_legacy_restore_progresses_and_wants_one_source()
    {
        await using var world = await World.StartAsync();
        string jobs = Caller.Payments + "/clusters/Cluster0/restoreJobs";
        var page = await world.Http.Post(jobs, """{"delivery":{"methodName":"HTTP"},"snapshotId":"0123456789abcdef01234567"}""");
        var job = page.Results[^1]!;
        Assert.Equal("IN_PROGRESS", job["statusName"]!.GetValue<string>());
        var done = await world.Until($"{jobs}/{job["id"]}", reply => reply.Json["statusName"]!.GetValue<string>() == "FINISHED");
        Assert.NotNull(done.Json["delivery"]!["url"]);
        Assert.Equal(400, (await world.Http.Post(jobs, """{"delivery":{"methodName":"HTTP"},"snapshotId":"0123456789abcdef01234567","checkpointId":"0123456789abcdef01234567"}""")).Status);
        Assert.Equal("MISSING_ATTRIBUTE", (await world.Http.Post(jobs, "{}")).ErrorCode);
    }

    [Fact]
    public async Task Query_limits_of_a_federated_database_are_set()
    {
        await using var world = await World.StartAsync();
        string limits = Caller.Payments + "/dataFederation/Federated0/limits";
        Assert.Equal(2, (await world.Http.Get(limits)).Json.AsArray().Count);
        var set = await world.Http.Patch(limits + "/bytesProcessed.weekly", """{"value":5000000000,"overrunPolicy":"BLOCK_AND_KILL"}""");
        Assert.Equal("5000000000 BLOCK_AND_KILL Federated0", $"{set.Json["value"]} {set.Json["overrunPolicy"]} {set.Json["tenantName"]}");
        Assert.Equal(3, (await world.Http.Get(limits)).Json.AsArray().Count);
        Assert.Equal(204, (await world.Http.Delete(limits + "/bytesProcessed.weekly")).Status);
    }

    [Fact]
    public async Task Measurements_cover_the_time_that_is_asked_for()
    {
        await using var world = await World.StartAsync();
        string host = (await world.Http.Get(Caller.Payments + "/processes")).Results[0]!["id"]!.GetValue<string>();
        string at = "?granularity=PT1H&start=2026-08-09T00:00:00Z&end=2026-08-10T00:00:00Z";

        var database = (await world.Http.Get($"{Caller.Payments}/processes/{host}/databases/payments/measurements{at}&m=DATABASE_DATA_SIZE&m=DATABASE_INDEX_COUNT")).Json;
        Assert.Equal(["DATABASE_DATA_SIZE", "DATABASE_INDEX_COUNT"], database["measurements"]!.AsArray().Select(series => series!["name"]!.GetValue<string>()));
        Assert.All(database["measurements"]!.AsArray(), series => Assert.Equal(24, series!["dataPoints"]!.AsArray().Count));
        Assert.Equal("2026-08-09T23:00:00Z", database["measurements"]![0]!["dataPoints"]![23]!["timestamp"]!.GetValue<string>());
        Assert.Equal(host, database["processId"]!.GetValue<string>());

        string again = (await world.Http.Get($"{Caller.Payments}/processes/{host}/measurements{at}&m=CONNECTIONS")).Text;
        Assert.Equal(again, (await world.Http.Get($"{Caller.Payments}/processes/{host}/measurements{at}&m=CONNECTIONS")).Text);
        Assert.Contains("KILOBYTES", (await world.Http.Get($"{Caller.Payments}/processes/{host}/measurements{at}&m=MEMORY_RESIDENT")).Text, StringComparison.Ordinal);
        Assert.Equal(400, (await world.Http.Get($"{Caller.Payments}/processes/{host}/measurements{at}&m=MOOD")).Status);
        Assert.Equal(400, (await world.Http.Get($"{Caller.Payments}/processes/{host}/measurements?granularity=hourly")).Status);

        Assert.Equal(["data", "journal"], (await world.Http.Get($"{Caller.Payments}/processes/{host}/disks")).Results.Select(disk => disk!["partitionName"]!.GetValue<string>()));
        var collection = await world.Http.Get(Caller.Payments + "/clusters/Cluster0/PRIMARY/payments/orders/collStats/measurements?metrics=READS_OPS&period=PT1H");
        Assert.Equal("READS_OPS", collection.Json["measurements"]![0]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Peering_connections_are_listed_by_cloud()
    {
        await using var world = await World.StartAsync();
        Assert.Equal(2, (await world.Http.Get(Caller.Payments + "/peers")).Results.Count);
        Assert.Equal("AZURE", (await world.Http.Get(Caller.Payments + "/peers?providerName=AZURE")).Results.Single()!["providerName"]!.GetValue<string>());
        string gcp = (await world.Http.Get(Caller.Payments + "/peers?providerName=GCP")).Results.Single()!["id"]!.GetValue<string>();
        Assert.Equal(202, (await world.Http.Delete($"{Caller.Payments}/peers/{gcp}")).Status);
        Assert.Equal("PEER_NOT_FOUND", (await world.Http.Get($"{Caller.Payments}/peers/{gcp}")).ErrorCode);
    }

    [Fact]
    public async Task A_federation_has_its_organizations_and_providers()
    {
        await using var world = await World.StartAsync();
        string federation = "/api/atlas/v2/federationSettings/" + (await world.Http.Get(Caller.Contoso + "/federationSettings")).Json["id"];
        Assert.Equal(2, (await world.Http.Get(federation + "/connectedOrgConfigs")).Results.Count);
        Assert.Equal(SeedIds.Fabrikam, (await world.Http.Get($"{federation}/connectedOrgConfigs/{SeedIds.Fabrikam}")).Json["orgId"]!.GetValue<string>());
        var provider = (await world.Http.Get(federation + "/identityProviders?protocol=OIDC")).Results.Single()!;
        Assert.Equal(204, (await world.Http.Delete($"{federation}/identityProviders/{provider["oktaIdpId"]}")).Status);
        Assert.Single((await world.Http.Get(federation + "/identityProviders")).Results);
    }

    [Fact]
    public async Task Events_are_found_by_kind_and_time_and_the_kinds_are_listed()
    {
        await using var world = await World.StartAsync();
        Assert.Equal(2, (await world.Http.Get(Caller.Payments + "/events?eventType=HOST_DOWN&eventType=HOST_UP")).Results.Count);
        Assert.Equal(2, (await world.Http.Get(Caller.Payments + "/events?minDate=2026-08-09T19:00:00Z")).Results.Count);
        var types = await world.Http.Get("/api/atlas/v2/eventTypes?itemsPerPage=500");
        Assert.Contains(types.Results, type => type!["eventType"]!.GetValue<string>() == "HOST_DOWN" && type["alertable"]!.GetValue<bool>());
        Assert.True(types.Json["totalCount"]!.GetValue<int>() > 300);
    }

    [Fact]
    public async Task An_organization_goes_when_its_projects_are_gone()
    {
        await using var world = await World.StartAsync();
        Assert.Equal(409, (await world.Http.Delete(Caller.Contoso)).Status);
        var created = await world.Http.Post("/api/atlas/v2/orgs", """{"name":"Tailspin"}""");
        Assert.Equal(201, created.Status);
        string path = "/api/atlas/v2/orgs/" + created.Json["organization"]!["id"];
        Assert.Equal("Tailspin", (await world.Http.Get(path)).Json["name"]!.GetValue<string>());
        Assert.Equal(204, (await world.Http.Delete(path)).Status);
        Assert.Equal("ORG_NOT_FOUND", (await world.Http.Get(path)).ErrorCode);
    }

    [Fact]
    public async Task Projects_are_created_renamed_found_and_removed()
    {
        await using var world = await World.StartAsync();
        var created = await world.Http.Post("/api/atlas/v2/groups", $$"""{"name":"Ledger","orgId":"{{SeedIds.Contoso}}"}""");
        string path = "/api/atlas/v2/groups/" + created.Json["id"];
        Assert.Equal(0, created.Json["clusterCount"]!.GetValue<int>());
        Assert.Equal(409, (await world.Http.Post("/api/atlas/v2/groups", $$"""{"name":"Ledger","orgId":"{{SeedIds.Contoso}}"}""")).Status);
        Assert.Empty((await world.Http.Get(path + "/clusters")).Results);
        Assert.Empty((await world.Http.Get(path + "/databaseUsers")).Results);
        await world.Http.Patch(path, """{"name":"General Ledger"}""");
        Assert.Equal(created.Json["id"]!.GetValue<string>(), (await world.Http.Get("/api/atlas/v2/groups/byName/General%20Ledger")).Json["id"]!.GetValue<string>());
        Assert.Equal(2, (await world.Http.Get("/api/atlas/v2/groups")).Results.Count(project => project!["name"]!.GetValue<string>() == "Sandbox"));
        Assert.Single((await world.Http.Get($"{Caller.Contoso}/groups?name=ledger")).Results);
        Assert.Equal(204, (await world.Http.Delete(path)).Status);
        Assert.Equal("GROUP_NOT_FOUND", (await world.Http.Get(path + "/clusters")).ErrorCode);
    }

    [Fact]
    public async Task What_no_family_knows_is_kept_all_the_same()
    {
        await using var world = await World.StartAsync();
        string roles = Caller.Payments + "/clusters/Cluster0/onlineArchives";
        Assert.Single((await world.Http.Get(roles)).Results);
        var created = await world.Http.Post(roles, """{"dbName":"payments","collName":"orders","criteria":{"type":"DATE","dateField":"created","dateFormat":"ISODATE","expireAfterDays":90}}""");
        Assert.Equal(200, created.Status);
        string path = $"{roles}/{created.Json["_id"]}";
        Assert.Equal("PENDING", created.Json["state"]!.GetValue<string>());
        await world.Until(path, reply => reply.Json["state"]!.GetValue<string>() == "ACTIVE");
        Assert.Equal(2, (await world.Http.Get(roles)).Results.Count);
        Assert.Equal("payments", (await world.Http.Patch(path, """{"paused":true}""")).Json["dbName"]!.GetValue<string>());
        Assert.Equal(204, (await world.Http.Delete(path)).Status);
        var gone = await world.Http.Get(path);
        Assert.Equal((404, "RESOURCE_NOT_FOUND"), (gone.Status, gone.ErrorCode));
        Assert.StartsWith("Cannot find resource Online archive with id ", gone.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passwords_are_taken_and_never_shown()
    {
        await using var world = await World.StartAsync();
        var created = await world.Http.Post(Caller.Payments + "/databaseUsers",
            """{"username":"quiet","databaseName":"admin","password":"correct horse","roles":[{"roleName":"read","databaseName":"payments"}]}""");
        Assert.Equal(201, created.Status);
        Assert.DoesNotContain("correct horse", created.Text, StringComparison.Ordinal);
        await world.Http.Patch(Caller.Payments + "/databaseUsers/admin/quiet", """{"password":"battery staple"}""");
        Assert.DoesNotContain("battery staple", (await world.Http.Get(Caller.Payments + "/databaseUsers/admin/quiet")).Text, StringComparison.Ordinal);
        Assert.Equal("NONE", created.Json["x509Type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Downloads_come_as_they_are()
    {
        await using var world = await World.StartAsync();
        var log = await world.Http.Get(Caller.Payments + "/clusters/host.example.com/logs/mongodb.gz", "application/vnd.atlas.2023-02-01+gzip");
        Assert.Equal(200, log.Status);
        Assert.Contains(":", log.Header("Content-Disposition"), StringComparison.Ordinal);
        using var gzip = new System.IO.Compression.GZipStream(new MemoryStream(log.Bytes), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        Assert.Contains("Connection accepted", await reader.ReadToEndAsync(), StringComparison.Ordinal);

        var audit = await world.Http.Get(Caller.Payments + "/clusters/host.example.com/logs/mongos.gz?startDate=1772000000&endDate=1772003600", "application/vnd.atlas.2023-02-01+gzip");
        Assert.Equal((200, 0), (audit.Status, audit.Bytes.Length));
        Assert.Contains("host.example.com_2026-02-25T06:13:20.0000000_2026-02-25T07:13:20.0000000_MONGOS.log.gz", audit.Header("Content-Disposition"), StringComparison.Ordinal);

        string usage = Caller.Contoso + "/billing/costExplorer/usage";
        string token = (await world.Http.Post(usage, """{"startDate":"2026-01-01","endDate":"2026-02-01"}""")).Json["token"]!.GetValue<string>();
        Assert.Equal(64, token.Length);
        Assert.StartsWith("Organization,", (await world.Http.Get($"{usage}/{token}", "application/vnd.atlas.2023-01-01+csv")).Text, StringComparison.Ordinal);

        string invoice = Caller.Contoso + "/invoices/0123456789abcdef01234567";
        Assert.StartsWith("Organization,", (await world.Http.Get(invoice + "/csv", "application/vnd.atlas.2023-01-01+csv")).Text, StringComparison.Ordinal);
        Assert.IsType<JsonObject>((await world.Http.Get(invoice)).Json);
        var certificate = await world.Http.Post(Caller.Payments + "/databaseUsers/reporting/certs", "{}");
        Assert.Equal(201, certificate.Status);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", certificate.Text, StringComparison.Ordinal);
        Assert.StartsWith("application/vnd.atlas.2023-01-01+json", certificate.Header("Content-Type"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_without_a_discriminator_is_recognised_by_what_it_holds()
    {
        await using var world = await World.StartAsync();
        string providers = $"/api/atlas/v2/federationSettings/{SeedIds.FederationSettings}/identityProviders";
        var provider = await world.Http.Post(providers, """{"displayName":"x","idpType":"WORKLOAD","protocol":"OIDC","issuerUri":"https://x.example","audience":"mongodb","authorizationType":"GROUP"}""");
        Assert.Equal("mongodb GROUP", $"{provider.Json["audience"]} {provider.Json["authorizationType"]}");

        var integrations = await world.Http.Post(Caller.Payments + "/integrations/PAGER_DUTY", """{"type":"PAGER_DUTY","serviceKey":"00000000000000000000000000000000","region":"EU"}""");
        Assert.Equal("EU", integrations.Results.Single(integration => integration!["type"]!.GetValue<string>() == "PAGER_DUTY")!["region"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_peering_connection_takes_blocks_although_the_specification_describes_addresses()
    {
        await using var world = await World.StartAsync();
        string container = (await world.Http.Get(Caller.Payments + "/containers?providerName=AWS")).Results[0]!["id"]!.GetValue<string>();
        var peer = await world.Http.Post(Caller.Payments + "/peers",
            $$"""{"containerId":"{{container}}","providerName":"AWS","accepterRegionName":"us-east-1","awsAccountId":"123456789012","routeTableCidrBlock":"10.0.0.0/16","vpcId":"vpc-0123456789abcdef0"}""");
        Assert.Equal("INITIATING", peer.Json["statusName"]!.GetValue<string>());
        await world.Until($"{Caller.Payments}/peers/{peer.Json["id"]}", reply => reply.Json["statusName"]!.GetValue<string>() == "PENDING_ACCEPTANCE");
    }

    [Fact]
    public async Task The_secret_of_a_service_account_is_shown_once()
    {
        await using var world = await World.StartAsync();
        var created = await world.Http.Post(Caller.Contoso + "/serviceAccounts", """{"name":"CI","description":"Builds","roles":["ORG_MEMBER"],"secretExpiresAfterHours":8}""");
        Assert.Equal(201, created.Status);
        Assert.Matches("^mdb_sa_id_[0-9a-f]{24}$", created.Json["clientId"]!.GetValue<string>());
        string secret = created.Json["secrets"]![0]!["secret"]!.GetValue<string>();
        var read = await world.Http.Get($"{Caller.Contoso}/serviceAccounts/{created.Json["clientId"]}");
        Assert.DoesNotContain(secret, read.Text, StringComparison.Ordinal);
        Assert.StartsWith("mdb_sa_sk_****", read.Json["secrets"]![0]!["maskedSecretValue"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flex_cluster_is_deleted_with_202_where_204_is_announced()
    {
        await using var world = await World.StartAsync();
        string flex = Caller.Payments + "/flexClusters";
        var created = await world.Http.Post(flex, """{"name":"Small","providerSettings":{"backingProviderName":"AWS","regionName":"US_EAST_1"}}""");
        Assert.Equal("201 CREATING FLEX", $"{created.Status} {created.Json["stateName"]} {created.Json["providerSettings"]!["providerName"]}");
        await world.Until(flex + "/Small", reply => reply.Json["stateName"]!.GetValue<string>() == "IDLE");
        var deleted = await world.Http.Delete(flex + "/Small");
        Assert.Equal((202, "{}"), (deleted.Status, deleted.Text));
        await world.Until(flex + "/Small", reply => reply.ErrorCode == "CLUSTER_NOT_FOUND");
    }

    [Fact]
    public async Task A_search_index_is_found_by_id_and_by_name()
    {
        await using var world = await World.StartAsync();
        string indexes = Caller.Payments + "/clusters/Cluster0/search/indexes";
        var created = await world.Http.Post(indexes, """{"collectionName":"orders","database":"payments","name":"byText","type":"search","definition":{"mappings":{"dynamic":true}}}""");
        Assert.Equal(201, created.Status);
        Assert.Single((await world.Http.Get(indexes + "/payments/orders")).Json.AsArray());
        Assert.Equal("byText", (await world.Http.Get($"{indexes}/{created.Json["indexID"]}")).Json["name"]!.GetValue<string>());
        Assert.Equal(204, (await world.Http.Delete(indexes + "/payments/orders/byText")).Status);
        Assert.Empty((await world.Http.Get(indexes + "/payments/orders")).Json.AsArray());
    }

    [Fact]
    public async Task Stream_processors_start_and_stop()
    {
        await using var world = await World.StartAsync();
        string workspace = Caller.Payments + "/streams/Clickstream";
        Assert.Equal("STARTED", (await world.Http.Get(workspace + "/processors")).Results.Single()!["state"]!.GetValue<string>());
        Assert.Equal(200, (await world.Http.Post(workspace + "/processor/enrich:stop")).Status);
        Assert.Equal("STOPPED", (await world.Http.Get(workspace + "/processor/enrich")).Json["state"]!.GetValue<string>());
        var deleted = await world.Http.Delete(workspace + "/connections/orders");
        Assert.Equal((202, "{}"), (deleted.Status, deleted.Text));
    }

    [Fact]
    public async Task All_roles_of_a_user_are_set_at_once()
    {
        await using var world = await World.StartAsync();
        string chloe = (await world.Http.Get(Caller.Payments + "/users?username=chloe.martin@contoso.example")).Results.Single()!["id"]!.GetValue<string>();
        await world.Http.Put($"{Caller.Payments}/users/{chloe}/roles", """{"groupRoles":["GROUP_OWNER","GROUP_READ_ONLY"]}""");
        Assert.Equal("""["GROUP_OWNER","GROUP_READ_ONLY"]""", (await world.Http.Get($"{Caller.Payments}/users/{chloe}")).Json["roles"]!.ToJsonString());
    }
}
