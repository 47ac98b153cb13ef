using AtlasPS.Simulator.Families;

namespace AtlasPS.Simulator.Seed;

/// <summary>Organizations and projects. Both organizations have a project Sandbox, so that its name alone is ambiguous.</summary>
internal static class SeedOrganizations
{
    public static readonly (string Id, string Name, string OrgId, int Clusters)[] Projects =
    [
        (SeedIds.Payments, "Payments", SeedIds.Contoso, 2),
        (SeedIds.Catalog, "Catalog", SeedIds.Contoso, 1),
        (SeedIds.Analytics, "Analytics", SeedIds.Fabrikam, 1),
        (SeedIds.ContosoSandbox, "Sandbox", SeedIds.Contoso, 0),
        (SeedIds.FabrikamSandbox, "Sandbox", SeedIds.Fabrikam, 0),
    ];

    public static void Plant(Planter planter)
    {
        planter.Add("/orgs", [],
        [
            Planter.Json($$"""{"id":"{{SeedIds.Contoso}}","name":"Contoso","isDeleted":false,"skipDefaultAlertsSettings":false}"""),
            Planter.Json($$"""{"id":"{{SeedIds.Fabrikam}}","name":"Fabrikam","isDeleted":false,"skipDefaultAlertsSettings":false}"""),
        ]);

        foreach (var (id, name, orgId, clusters) in Projects)
        {
            planter.Add("/groups", [],
                $$"""
                {
                  "clusterCount": {{clusters}},
                  "created": "2024-02-0{{name.Length % 9 + 1}}T08:30:00Z",
                  "id": "{{id}}",
                  "name": "{{name}}",
                  "orgId": "{{orgId}}",
                  "regionUsageRestrictions": null,
                  "tags": [{"key": "environment", "value": "{{(name == "Sandbox" ? "test" : "production")}}"}],
                  "withDefaultAlertsSettings": true
                }
                """);
        }
    }
}
