using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Seed;

/// <summary>Where data comes from and goes to: export buckets, live migrations, federated databases, streams.</summary>
internal static class SeedDataMovement
{
    public static void Plant(Planter planter)
    {
        string[] payments = ["groupId", SeedIds.Payments];
        planter.Add("/groups/{groupId}/backup/exportBuckets", payments,
            $$"""{"_id":"{{Ids.Named("bucket AWS")}}","bucketName":"contoso-payments-exports","cloudProvider":"AWS","iamRoleId":"{{Ids.Named("role AWS")}}","region":"us-east-1","requirePrivateNetworking":false}""");
        planter.Add("/groups/{groupId}/backup/exportBuckets", payments,
            $$"""{"_id":"{{Ids.Named("bucket AZURE")}}","bucketName":"paymentsexports","cloudProvider":"AZURE","roleId":"{{Ids.Named("role AZURE")}}","serviceUrl":"https://contosopayments.blob.core.windows.net","tenantId":"4297fc77-1592-4de8-a6d5-a8c32401df87"}""");

        planter.Add("/groups/{groupId}/liveMigrations", payments,
            $$"""{"_id":"{{SeedIds.LiveMigration}}","lagTimeSeconds":0,"migrationHosts":["vm001.contoso.example"],"readyForCutover":true,"status":"WORKING"}""");
        planter.Add("/groups/{groupId}/liveMigrations", payments,
            $$"""{"_id":"{{Ids.Named("live migration that has not begun")}}","lagTimeSeconds":null,"migrationHosts":["vm002.contoso.example"],"readyForCutover":false,"status":"NEW"}""");
        planter.Add("/orgs/{orgId}/liveMigrations/availableProjects", ["orgId", SeedIds.Contoso],
            $$"""
            {
              "deployments": [{"agentVersion": "13.10.0.8620", "clusterId": "{{Ids.Named("source cluster")}}", "dbSizeBytes": 73014444032, "featureCompatibilityVersion": "7.0", "managed": true, "mongoDBVersion": "7.0.16-ent", "name": "on-premises-payments", "oplogSizeMB": 51200, "sharded": false, "shardsSize": 1, "tlsEnabled": true}],
              "migrationHosts": ["vm001.contoso.example"],
              "name": "Payments on premises",
              "projectId": "{{Ids.Named("source project")}}"
            }
            """);

        planter.Add("/groups/{groupId}/dataFederation", payments,
            $$"""
            {
              "cloudProviderConfig": null,
              "dataProcessRegion": {"cloudProvider": "AWS", "region": "VIRGINIA_USA"},
              "groupId": "{{SeedIds.Payments}}",
              "hostnames": ["federated0-x1y2z.a.query.mongodb.net"],
              "name": "Federated0",
              "privateEndpointHostnames": [],
              "state": "ACTIVE",
              "storage": {"databases": [], "stores": []}
            }
            """);
        foreach (var (name, value, usage) in new[] { ("bytesProcessed.query", 2_000_000_000L, 0L), ("bytesProcessed.daily", 100_000_000_000L, 4_242_424_242L) })
        {
            planter.Add("/groups/{groupId}/dataFederation/{tenantName}/limits", [.. payments, "tenantName", "Federated0"],
                $$"""{"currentUsage":{{usage}},"defaultLimit":null,"lastModifiedDate":"2026-05-05T05:05:05Z","maximumLimit":null,"name":"{{name}}","overrunPolicy":"BLOCK","tenantName":"Federated0","value":{{value}}}""");
        }

        planter.Add("/groups/{groupId}/streams", payments,
            $$"""
            {
              "_id": "{{Ids.Named("stream workspace")}}", "connections": [], "dataProcessRegion": {"cloudProvider": "AWS", "region": "VIRGINIA_USA"},
              "groupId": "{{SeedIds.Payments}}", "hostnames": ["atlas-stream-{{Ids.Named("stream workspace")}}-x1y2z.virginia-usa.a.query.mongodb.net"],
              "name": "Clickstream", "streamConfig": {"maxTierSize": "SP50", "tier": "SP30"}
            }
            """);
        string[] workspace = [.. payments, "tenantName", "Clickstream"];
        planter.Add("/groups/{groupId}/streams/{tenantName}/connections", workspace, """{"name":"orders","type":"Cluster","clusterName":"Cluster0","state":"READY"}""");
        planter.Add("/groups/{groupId}/streams/{tenantName}/processor", workspace,
            $$"""{"_id":"{{Ids.Named("stream processor")}}","name":"enrich","pipeline":[{"$source":{"connectionName":"orders"} }],"state":"STARTED","stats":{},"tier":"SP30"}""");
    }
}
