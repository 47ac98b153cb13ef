namespace AtlasPS.Simulator.Seed;

/// <summary>The processes of the seeded clusters with their databases and disks.</summary>
internal static class SeedProcesses
{
    private const string Processes = "/groups/{groupId}/processes";

    public static readonly string[] Databases = ["admin", "local", "payments", "ledger"];

    public static void Plant(Planter planter)
    {
        foreach (var cluster in SeedClusters.All)
        {
            for (int node = 0; node < 3; node++)
                PlantProcess(planter, cluster, node);
        }
    }

    /// <summary>The process of a node, e.g. <c>atlas-1a2b3c-shard-00-00.4d5e6.mongodb.net:27017</c>.</summary>
    public static string Id(SeedClusters.Cluster cluster, int node) => cluster.Host(node) + ":27017";

    private static void PlantProcess(Planter planter, SeedClusters.Cluster cluster, int node)
    {
        string id = Id(cluster, node);
        planter.Add(Processes, ["groupId", cluster.ProjectId],
            $$"""
            {
              "created": "2024-03-11T15:09:41Z",
              "groupId": "{{cluster.ProjectId}}",
              "hostname": "{{cluster.Host(node)}}",
              "id": "{{id}}",
              "lastPing": "2026-08-10T03:00:12Z",
              "port": 27017,
              "replicaSetName": "{{cluster.Deployment}}-shard-0",
              "typeName": "{{(node == 0 ? "REPLICA_PRIMARY" : "REPLICA_SECONDARY")}}",
              "userAlias": "{{cluster.Name.ToLowerInvariant()}}-shard-00-0{{node}}.{{cluster.Domain}}",
              "version": "{{cluster.Version}}"
            }
            """);
        foreach (string database in Databases)
            planter.Add(Processes + "/{processId}/databases", ["groupId", cluster.ProjectId, "processId", id], $$"""{"databaseName":"{{database}}"}""");
        foreach (string partition in new[] { "data", "journal" })
            planter.Add(Processes + "/{processId}/disks", ["groupId", cluster.ProjectId, "processId", id], $$"""{"partitionName":"{{partition}}"}""");
    }
}
