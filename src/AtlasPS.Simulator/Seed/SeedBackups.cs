using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Seed;

/// <summary>Snapshots of the cluster Cluster0 and what was restored from one.</summary>
internal static class SeedBackups
{
    public static void Plant(Planter planter)
    {
        string[] cluster = ["groupId", SeedIds.Payments, "clusterName", "Cluster0"];
        for (int day = 1; day <= 3; day++)
        {
            planter.Add("/groups/{groupId}/clusters/{clusterName}/backup/snapshots", cluster,
                $$"""
                {
                  "cloudProvider": "AWS", "copyRegions": [], "createdAt": "2026-08-0{{day}}T00:00:09Z", "expiresAt": "2026-08-0{{day + 6}}T00:00:09Z",
                  "frequencyType": "daily", "id": "{{Snapshot(day)}}", "masterKeyUUID": null, "mongodVersion": "8.0.4", "policyItems": ["{{Ids.Named("backup policy daily")}}"],
                  "replicaSetName": "Cluster0", "snapshotType": "scheduled", "status": "completed", "storageSizeBytes": {{73014444032 + day}}, "type": "replicaSet"
                }
                """);
        }

        planter.Add("/groups/{groupId}/clusters/{clusterName}/restoreJobs", cluster,
            $$"""
            {
              "batchId": null, "clusterId": "{{Ids.Named($"cluster {SeedIds.Payments} Cluster0")}}", "clusterName": "Cluster0", "created": "2026-08-01T01:02:03Z",
              "delivery": {"expirationHours": 24, "expires": "2026-08-02T01:02:03Z", "maxDownloads": 1, "methodName": "HTTP", "statusName": "EXPIRED", "url": null},
              "encryptionEnabled": false, "groupId": "{{SeedIds.Payments}}", "hashes": [], "id": "{{Ids.Named("restore job")}}",
              "snapshotId": "{{Snapshot(1)}}", "statusName": "FINISHED", "timestamp": {"date": "2026-08-01T00:00:00Z", "increment": 1}
            }
            """);
    }

    private static string Snapshot(int day) => Ids.Named($"snapshot {day}");
}
