using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Things that begin in one state and reach another by themselves.</summary>
internal sealed class Progressions : IFamily
{
    private static readonly (string Template, string Property, string First, string Last)[] Simple =
    [
        ("/groups/{groupId}/clusters/{clusterName}/backup/exports", "state", "Queued", "Successful"),
        ("/groups/{groupId}/clusters/{clusterName}/onlineArchives", "state", "PENDING", "ACTIVE"),
        ("/groups/{groupId}/clusters/{clusterName}/search/indexes", "status", "PENDING", "READY"),
        ("/groups/{groupId}/clusters/{clusterName}/fts/indexes", "status", "IN_PROGRESS", "STEADY"),
        ("/groups/{groupId}/flexClusters/{name}/backup/restoreJobs", "status", "PENDING", "COMPLETED"),
        ("/groups/{groupId}/sampleDatasetLoad", "state", "WORKING", "COMPLETED"),
        ("/groups/{groupId}/userSecurity/ldap/verify", "status", "PENDING", "SUCCESS"),
        ("/groups/{groupId}/encryptionAtRest/{cloudProvider}/privateEndpoints", "status", "INITIATING", "ACTIVE"),
        ("/groups/{groupId}/backup/{cloudProvider}/privateEndpoints", "status", "INITIATING", "ACTIVE"),
        ("/groups/{groupId}/clusters/{clusterName}/collectionRestoreJobs", "state", "INITIALIZING", "SUCCESSFUL"),
        ("/groups/{groupId}/privateNetworkSettings/endpointIds", "status", "PENDING", "OK"),
        ("/groups/{groupId}/streams/privateLinkConnections", "state", "WORKING", "DONE"),
        ("/groups/{groupId}/streams/{tenantName}/connections", "state", "PENDING", "READY"),
    ];

    public void Register(FamilyRegistry registry)
    {
        foreach (var (template, property, first, last) in Simple)
        {
            registry.Collection(template).Creating = (exchange, document) =>
            {
                document.Set(property, first);
                exchange.Store.Later(exchange.ChangeTime, () => document.Set(property, last));
            };
        }

        registry.Collection("/groups/{groupId}/clusters/{clusterName}/backup/snapshots").Creating = Snapshot;
        registry.Collection("/groups/{groupId}/clusters/{clusterName}/backup/restoreJobs").Creating = Restore;
        registry.Collection("/groups/{groupId}/peers").Creating = Peer;
        registry.Collection("/groups/{groupId}/peers").Shows = (exchange, peer) => peer.Text("providerName") == (exchange.Query.Last("providerName") ?? "AWS");
    }

    private static void Snapshot(Exchange exchange, Document snapshot)
    {
        snapshot.Set("frequencyType", "ondemand");
        snapshot.Set("masterKeyUUID", null);
        snapshot.Set("replicaSetName", exchange.Value("clusterName"));
        snapshot.Set("snapshotType", "onDemand");
        snapshot.Set("status", "queued");
        snapshot.Set("storageSizeBytes", 0);
        exchange.Store.Later(exchange.ChangeTime, () =>
        {
            snapshot.Set("status", "completed");
            snapshot.Set("storageSizeBytes", 73_014_444_032);
        });
    }

    private static void Restore(Exchange exchange, Document job)
    {
        job.Set("cancelled", false);
        job.Set("expired", false);
        job.Set("failed", false);
        job.Set("finishedAt", null);
        exchange.Store.Later(exchange.ChangeTime, () => job.Set("finishedAt", exchange.Store.Timestamp()));
    }

    /// <summary>The clouds name the state of a peering connection differently.</summary>
    private static void Peer(Exchange exchange, Document peer)
    {
        bool aws = peer.Text("providerName") is null or "AWS";
        peer.Set("providerName", peer.Text("providerName") ?? "AWS");
        string property = aws ? "statusName" : "status";
        peer.Set(property, aws ? "INITIATING" : "ADDING_PEER");
        exchange.Store.Later(exchange.ChangeTime, () => peer.Set(property, aws ? "PENDING_ACCEPTANCE" : "AVAILABLE"));
    }
}
