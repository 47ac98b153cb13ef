using System.Text.Json.Nodes;
using AtlasPS.Simulator.Families;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Seed;

/// <summary>Who works where: users, teams, invitations and API keys.</summary>
internal static class SeedPeople
{
    private sealed record Person(string First, string Last, string OrgId, string OrgRole, string? Team, params (string ProjectId, string Role)[] Projects)
    {
        public string Username => $"{First}.{Last}@{(OrgId == SeedIds.Contoso ? "contoso" : "fabrikam")}.example".ToLowerInvariant();

        public string Id => Ids.Named("user " + Username);
    }

    private static readonly Person[] People =
    [
        new("Ada", "Pereira", SeedIds.Contoso, "ORG_OWNER", "Database Operations", (SeedIds.Payments, "GROUP_OWNER"), (SeedIds.Catalog, "GROUP_OWNER")),
        new("Ben", "Okafor", SeedIds.Contoso, "ORG_MEMBER", "Database Operations", (SeedIds.Payments, "GROUP_CLUSTER_MANAGER"), (SeedIds.Payments, "GROUP_DATA_ACCESS_READ_ONLY")),
        new("Chloe", "Martin", SeedIds.Contoso, "ORG_READ_ONLY", null, (SeedIds.Payments, "GROUP_READ_ONLY")),
        new("Farah", "Nasser", SeedIds.Fabrikam, "ORG_OWNER", "Insights", (SeedIds.Analytics, "GROUP_OWNER")),
        new("Goran", "Ilic", SeedIds.Fabrikam, "ORG_MEMBER", "Insights", (SeedIds.Analytics, "GROUP_DATA_ACCESS_READ_WRITE")),
    ];

    private static readonly (string Name, string OrgId)[] Teams =
    [
        ("Database Operations", SeedIds.Contoso),
        ("Payments Developers", SeedIds.Contoso),
        ("Insights", SeedIds.Fabrikam),
    ];

    public static void Plant(Planter planter)
    {
        foreach (var person in People)
            PlantPerson(planter, person);
        foreach (var (name, orgId) in Teams)
            planter.Add("/orgs/{orgId}/teams", ["orgId", orgId], $$"""{"id":"{{TeamId(name)}}","name":"{{name}}"}""");
        planter.Add("/groups/{groupId}/teams", ["groupId", SeedIds.Payments],
            $$"""{"roleNames":["GROUP_CLUSTER_MANAGER"],"teamId":"{{TeamId("Database Operations")}}"}""");

        PlantInvitations(planter);
        PlantApiKeys(planter);
    }

    private static string TeamId(string name) => Ids.Named("team " + name);

    private static void PlantPerson(Planter planter, Person person)
    {
        var facts = new JsonObject
        {
            ["country"] = "PT",
            ["createdAt"] = "2024-01-15T09:00:00Z",
            ["firstName"] = person.First,
            ["id"] = person.Id,
            ["lastAuth"] = "2026-08-07T06:12:44Z",
            ["lastName"] = person.Last,
            ["mobileNumber"] = null,
            ["orgMembershipStatus"] = "ACTIVE",
            ["username"] = person.Username,
        };

        var byProject = person.Projects.GroupBy(project => project.ProjectId, project => project.Role).ToList();
        var member = facts.DeepClone().AsObject();
        member["roles"] = new JsonObject
        {
            ["groupRoleAssignments"] = new JsonArray([.. byProject.Select(project => new JsonObject { ["groupId"] = project.Key, ["groupRoles"] = Texts(project) })]),
            ["orgRoles"] = Texts([person.OrgRole]),
        };
        member["teamIds"] = Texts(person.Team is null ? [] : [TeamId(person.Team)]);
        planter.Add("/orgs/{orgId}/users", ["orgId", person.OrgId], member);

        foreach (var project in byProject)
        {
            var user = facts.DeepClone().AsObject();
            user["roles"] = Texts(project);
            planter.Add("/groups/{groupId}/users", ["groupId", project.Key], user);
        }
    }

    private static void PlantInvitations(Planter planter)
    {
        planter.Add("/orgs/{orgId}/invites", ["orgId", SeedIds.Contoso],
            $$"""
            {
              "createdAt": "2026-08-01T10:00:00Z",
              "expiresAt": "2126-08-31T10:00:00Z",
              "groupRoleAssignments": [{"groupId": "{{SeedIds.Payments}}", "groupRole": "GROUP_READ_ONLY"}],
              "id": "{{Ids.Named("invitation to Contoso")}}",
              "inviterUsername": "ada.pereira@contoso.example",
              "orgId": "{{SeedIds.Contoso}}",
              "orgName": "Contoso",
              "roles": ["ORG_MEMBER"],
              "teamIds": ["{{TeamId("Payments Developers")}}"],
              "username": "erin.walsh@contoso.example"
            }
            """);
        planter.Add("/groups/{groupId}/invites", ["groupId", SeedIds.Payments],
            $$"""
            {
              "createdAt": "2026-08-02T11:30:00Z",
              "expiresAt": "2126-09-01T11:30:00Z",
              "groupId": "{{SeedIds.Payments}}",
              "groupName": "Payments",
              "id": "{{Ids.Named("invitation to Payments")}}",
              "inviterUsername": "ada.pereira@contoso.example",
              "roles": ["GROUP_READ_ONLY", "GROUP_DATA_ACCESS_READ_ONLY"],
              "username": "hugo.lang@contoso.example"
            }
            """);
    }

    private static void PlantApiKeys(Planter planter)
    {
        (string Name, string PublicKey, string OrgRole, string? ProjectRole)[] keys =
        [
            ("Nightly runbooks", "nightrun", "ORG_MEMBER", "GROUP_OWNER"),
            ("Dashboards", "dashbord", "ORG_READ_ONLY", "GROUP_READ_ONLY"),
            ("Billing export", "billexpt", "ORG_BILLING_READ_ONLY", null),
        ];
        foreach (var (name, publicKey, orgRole, projectRole) in keys)
        {
            var roles = new JsonArray(new JsonObject { ["orgId"] = SeedIds.Contoso, ["roleName"] = orgRole });
            if (projectRole is not null)
                roles.Add(new JsonObject { ["groupId"] = SeedIds.Payments, ["roleName"] = projectRole });
            string id = Ids.Named("API key " + name);
            planter.Add("/orgs/{orgId}/apiKeys", ["orgId", SeedIds.Contoso], new JsonObject
            {
                ["desc"] = name,
                ["id"] = id,
                ["privateKey"] = $"********-****-****-{id[^12..]}",
                ["publicKey"] = publicKey,
                ["roles"] = roles,
            });
            planter.Add("/orgs/{orgId}/apiKeys/{apiUserId}/accessList", ["orgId", SeedIds.Contoso, "apiUserId", id],
                """{"cidrBlock":"203.0.113.10/32","count":4711,"created":"2025-05-02T14:00:00Z","ipAddress":"203.0.113.10","lastUsed":"2026-08-09T02:00:04Z","lastUsedAddress":"203.0.113.10"}""");
        }
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
