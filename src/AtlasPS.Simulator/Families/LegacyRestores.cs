using System.Text.Json.Nodes;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Restore jobs of legacy backups: one way to say what to restore, and progress until they are finished.</summary>
internal sealed class LegacyRestores : IFamily
{
    private static readonly string[] Exclusive = ["checkpointId", "oplogTs", "pointInTimeUTCMillis", "snapshotId"];

    public void Register(FamilyRegistry registry) =>
        registry.Collection("/groups/{groupId}/clusters/{clusterName}/restoreJobs").Creating = Start;

    private static void Start(Exchange exchange, Document job)
    {
        string[] given = [.. Exclusive.Where(exchange.BodyObject.ContainsKey)];
        if (given.Length > 1)
            throw AtlasError.InvalidAttribute(given[1], $"Cannot stand beside {given[0]}.");

        var delivery = job.Json["delivery"]!.AsObject();
        bool download = delivery["methodName"]?.GetValue<string>() == "HTTP";
        delivery["statusName"] = "NOT_STARTED";
        job.Set("clusterName", exchange.Value("clusterName"));
        job.Set("clusterId", exchange.CollectionAt("/groups/{groupId}/clusters").Find([exchange.Value("clusterName")])?.Text("id"));
        job.Set("statusName", "IN_PROGRESS");
        job.Set("batchId", null);
        job.Set("timestamp", new JsonObject { ["date"] = exchange.Store.Timestamp(), ["increment"] = 1 });
        exchange.Store.Later(exchange.ChangeTime, () =>
        {
            delivery["statusName"] = "READY";
            if (download)
                delivery["url"] = "https://restore.example.com/" + job.Text("id") + ".tar.gz";
            job.Set("statusName", "FINISHED");
        });
    }
}
