using System.Globalization;
using AtlasPS.Simulator.Families;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Seed;

/// <summary>What happened of late in projects and organizations.</summary>
internal static class SeedEvents
{
    private static readonly string[] InProjects =
        ["CLUSTER_READY", "HOST_DOWN", "HOST_UP", "CLUSTER_UPDATE_COMPLETED", "MONGODB_USER_ADDED", "NETWORK_PERMISSION_ENTRY_ADDED", "CLUSTER_CREATED", "JOINED_GROUP", "GROUP_CREATED"];

    private static readonly string[] InOrganizations = ["API_KEY_CREATED", "TEAM_CREATED", "JOINED_ORG", "ORG_CREATED"];

    private static readonly DateTimeOffset Latest = new(2026, 8, 10, 3, 0, 0, TimeSpan.Zero);

    public static void Plant(Planter planter)
    {
        foreach (var (projectId, _, orgId, _) in SeedOrganizations.Projects)
        {
            foreach (var (index, type) in InProjects.Index())
                Event(planter, "/groups/{groupId}/events", ["groupId", projectId], type, index, $"\"groupId\":\"{projectId}\",\"orgId\":\"{orgId}\"");
        }

        foreach (string orgId in new[] { SeedIds.Contoso, SeedIds.Fabrikam })
        {
            foreach (var (index, type) in InOrganizations.Index())
                Event(planter, "/orgs/{orgId}/events", ["orgId", orgId], type, index, $"\"orgId\":\"{orgId}\"");
        }
    }

    private static void Event(Planter planter, string template, string[] at, string type, int index, string where) =>
        planter.Add(template, at,
            $$"""
            {
              "created": "{{Latest.AddHours(-7 * index).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}",
              "eventTypeName": "{{type}}",
              {{where}},
              "id": "{{Ids.Named($"event {at[1]} {index}")}}",
              "isGlobalAdmin": false,
              "remoteAddress": "203.0.113.10",
              "username": "ada.pereira@contoso.example"
            }
            """);
}
