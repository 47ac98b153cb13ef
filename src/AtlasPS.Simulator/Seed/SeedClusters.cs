using System.Text.Json.Nodes;
using AtlasPS.Simulator.Families;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Seed;

/// <summary>Clusters of several clouds and tiers, in the shape of 2024-08-05.</summary>
internal static class SeedClusters
{
    public sealed record Cluster(string ProjectId, string Name, string Tier, string Cloud, string Region, string Version, double DiskGB, bool Protected = false, bool Paused = false)
    {
        /// <summary>The first part of its hosts' names.</summary>
        public string Deployment => "atlas-" + Ids.Named($"deployment {ProjectId} {Name}")[2..8];

        public string Domain => Ids.Named($"domain {ProjectId}")[2..7] + ".mongodb.net";

        public string Host(int node) => $"{Deployment}-shard-00-0{node}.{Domain}";
    }

    public static readonly Cluster[] All =
    [
        new(SeedIds.Payments, "Cluster0", "M30", "AWS", "US_EAST_1", "8.0.4", 40),
        new(SeedIds.Payments, "Archive", "M10", "GCP", "EUROPE_WEST_3", "7.0.16", 10, Protected: true),
        new(SeedIds.Catalog, "Catalog-Main", "M50", "AZURE", "EUROPE_WEST", "8.0.4", 160),
        new(SeedIds.Analytics, "Warehouse", "M40", "AWS", "EU_CENTRAL_1", "8.0.4", 320, Paused: true),
    ];

    public static void Plant(Planter planter)
    {
        foreach (var cluster in All)
            planter.Add("/groups/{groupId}/clusters", ["groupId", cluster.ProjectId], Document(cluster));
        planter.Add("/groups/{groupId}/flexClusters", ["groupId", SeedIds.ContosoSandbox], Flex("Playground", SeedIds.ContosoSandbox));
    }

    private static JsonObject Document(Cluster cluster)
    {
        string onAws = cluster.Cloud == "AWS" ? ", \"diskIOPS\": 3000, \"ebsVolumeType\": \"STANDARD\"" : "";
        string specs = $$"""{"instanceSize": "{{cluster.Tier}}", "nodeCount": 3, "diskSizeGB": {{cluster.DiskGB:0.0}}{{onAws}} }""";
        return Planter.Json(
            $$"""
            {
              "advancedConfiguration": {"minimumEnabledTlsProtocol": "TLS1_2", "tlsCipherConfigMode": "DEFAULT", "customOpensslCipherConfigTls12": []},
              "backupEnabled": true,
              "biConnector": {"enabled": false, "readPreference": "secondary"},
              "clusterType": "REPLICASET",
              "configServerManagementMode": "ATLAS_MANAGED",
              "configServerType": "EMBEDDED",
              "connectionStrings": {{ConnectionStrings(cluster.Name, cluster.Deployment, cluster.Domain)}},
              "createDate": "2024-03-11T15:04:05Z",
              "diskWarmingMode": "FULLY_WARMED",
              "effectiveDatabaseEdition": "ENTERPRISE",
              "encryptionAtRestProvider": "NONE",
              "featureCompatibilityVersion": "{{cluster.Version[..3]}}",
              "globalClusterSelfManagedSharding": false,
              "groupId": "{{cluster.ProjectId}}",
              "id": "{{Ids.Named($"cluster {cluster.ProjectId} {cluster.Name}")}}",
              "labels": [],
              "mongoDBEmployeeAccessGrant": null,
              "mongoDBMajorVersion": "{{cluster.Version[..3]}}",
              "mongoDBVersion": "{{cluster.Version}}",
              "name": "{{cluster.Name}}",
              "paused": {{(cluster.Paused ? "true" : "false")}},
              "pitEnabled": true,
              "redactClientLogData": false,
              "replicaSetScalingStrategy": "WORKLOAD_TYPE",
              "replicationSpecs": [{
                "id": "{{Ids.Named($"replication {cluster.ProjectId} {cluster.Name}")}}",
                "regionConfigs": [{
                  "analyticsSpecs": {"nodeCount": 0},
                  "autoScaling": {"compute": {"enabled": false, "predictiveEnabled": false, "scaleDownEnabled": false}, "diskGB": {"enabled": true} },
                  "electableSpecs": {{specs}},
                  "priority": 7,
                  "providerName": "{{cluster.Cloud}}",
                  "readOnlySpecs": {"nodeCount": 0},
                  "regionName": "{{cluster.Region}}"
                }],
                "zoneId": "{{Ids.Named($"zone {cluster.ProjectId} {cluster.Name}")}}",
                "zoneName": "Zone 1"
              }],
              "rootCertType": "ISRGROOTX1",
              "stateName": "IDLE",
              "tags": [],
              "terminationProtectionEnabled": {{(cluster.Protected ? "true" : "false")}},
              "versionReleaseSystem": "LTS"
            }
            """);
    }

    /// <summary>The connection strings of a cluster, as JSON.</summary>
    public static string ConnectionStrings(string name, string deployment, string domain)
    {
        string hosts = string.Join(',', Enumerable.Range(0, 3).Select(node => $"{deployment}-shard-00-0{node}.{domain}:27017"));
        return $$"""{"standard":"mongodb://{{hosts}}/?ssl=true&authSource=admin&replicaSet={{deployment}}-shard-0","standardSrv":"mongodb+srv://{{name.ToLowerInvariant()}}.{{domain}}" }""";
    }

    private static JsonObject Flex(string name, string projectId) => Planter.Json(
        $$"""
        {
          "backupSettings": {"enabled": true},
          "clusterType": "REPLICASET",
          "connectionStrings": {"standard": "mongodb://flex.example.mongodb.net:27017/?ssl=true", "standardSrv": "mongodb+srv://{{name.ToLowerInvariant()}}.example.mongodb.net"},
          "createDate": "2025-06-01T12:00:00Z",
          "groupId": "{{projectId}}",
          "id": "{{Ids.Named("flex " + name)}}",
          "mongoDBVersion": "8.0.4",
          "name": "{{name}}",
          "providerSettings": {"backingProviderName": "AWS", "diskSizeGB": 5.0, "providerName": "FLEX", "regionName": "US_EAST_1"},
          "stateName": "IDLE",
          "tags": [],
          "terminationProtectionEnabled": false,
          "versionReleaseSystem": "LTS"
        }
        """);
}
