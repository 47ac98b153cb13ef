using AtlasPS.Simulator.Families;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Seed;

/// <summary>Alert configurations and the alerts they raised.</summary>
internal static class SeedAlerts
{
    private const string Alerts = "/groups/{groupId}/alerts";
    private const string Configurations = "/groups/{groupId}/alertConfigs";

    public static void Plant(Planter planter)
    {
        foreach (var (projectId, _, _, _) in SeedOrganizations.Projects)
        {
            Configuration(planter, projectId, "HOST_DOWN", threshold: "");
            Configuration(planter, projectId, "OUTSIDE_METRIC_THRESHOLD",
                ""","metricThreshold":{"metricName":"CONNECTIONS_PERCENT","mode":"AVERAGE","operator":"GREATER_THAN","threshold":80.00000000000001,"units":"RAW"}""");
            Configuration(planter, projectId, "USERS_WITHOUT_MULTI_FACTOR_AUTH", threshold: "");
        }

        var payments = SeedClusters.All[0];
        Alert(planter, payments, "HOST_DOWN", "OPEN", node: 2, "2026-08-09T22:41:03Z");
        Alert(planter, payments, "OUTSIDE_METRIC_THRESHOLD", "OPEN", node: 0, "2026-08-09T23:05:40Z",
            ""","metricName":"CONNECTIONS_PERCENT","currentValue":{"number":83.33333333333333333333,"units":"RAW"}""");
        Alert(planter, payments, "HOST_DOWN", "CLOSED", node: 1, "2026-07-30T11:00:00Z", ""","resolved":"2026-07-30T11:07:21Z" """);
        Alert(planter, payments, "OUTSIDE_METRIC_THRESHOLD", "CLOSED", node: 1, "2026-07-12T04:10:00Z",
            ""","metricName":"CONNECTIONS_PERCENT","currentValue":{"number":91.5,"units":"RAW"},"resolved":"2026-07-12T04:55:00Z" """);
        Alert(planter, payments, "HOST_DOWN", "TRACKING", node: 0, "2026-08-10T02:58:00Z");
        Alert(planter, SeedClusters.All[2], "HOST_DOWN", "CLOSED", node: 0, "2026-06-01T00:00:00Z", ""","resolved":"2026-06-01T00:02:00Z" """);
    }

    private static string ConfigurationId(string projectId, string type) => Ids.Named($"alert configuration {projectId} {type}");

    private static void Configuration(Planter planter, string projectId, string type, string threshold) =>
        planter.Add(Configurations, ["groupId", projectId],
            $$"""
            {
              "created": "2024-02-10T08:31:00Z",
              "enabled": true,
              "eventTypeName": "{{type}}",
              "groupId": "{{projectId}}",
              "id": "{{ConfigurationId(projectId, type)}}",
              "matchers": [],
              "notifications": [{"delayMin": 0, "emailEnabled": true, "intervalMin": 60, "notifierId": "{{Ids.Named("notifier " + projectId + type)}}", "roles": ["GROUP_OWNER"], "smsEnabled": false, "typeName": "GROUP"}],
              "severityOverride": null,
              "updated": "2025-11-03T10:00:00Z"{{threshold}}
            }
            """);

    private static void Alert(Planter planter, SeedClusters.Cluster cluster, string type, string status, int node, string created, string further = "") =>
        planter.Add(Alerts, ["groupId", cluster.ProjectId],
            $$"""
            {
              "alertConfigId": "{{ConfigurationId(cluster.ProjectId, type)}}",
              "clusterName": "{{cluster.Name}}",
              "created": "{{created}}",
              "eventTypeName": "{{type}}",
              "groupId": "{{cluster.ProjectId}}",
              "hostnameAndPort": "{{SeedProcesses.Id(cluster, node)}}",
              "id": "{{Ids.Named($"alert {cluster.ProjectId} {type} {created}")}}",
              "lastNotified": "{{created}}",
              "orgId": "{{SeedOrganizations.Projects.Single(project => project.Id == cluster.ProjectId).OrgId}}",
              "replicaSetName": "{{cluster.Deployment}}-shard-0",
              "status": "{{status}}",
              "updated": "{{created}}"{{further}}
            }
            """);
}
