using System.Text.Json.Nodes;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Seed;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Clusters come, change and go slowly: CREATING and UPDATING end in IDLE, DELETING in nothing.</summary>
internal sealed class Clusters : IFamily
{
    private const string Dedicated = "/groups/{groupId}/clusters";
    private const string Flex = "/groups/{groupId}/flexClusters";

    public void Register(FamilyRegistry registry)
    {
        foreach (string template in new[] { Dedicated, Flex })
        {
            var rules = registry.Collection(template);
            rules.NotFound = (values, name) => new AtlasError(404, "CLUSTER_NOT_FOUND", $"No cluster named {name} exists in group {values["groupId"]}.", name, values["groupId"]);
            rules.Duplicate = (exchange, document) => new AtlasError(409, "DUPLICATE_CLUSTER_NAME",
                $"A cluster named {document.Text("name")} is in group {exchange.Value("groupId")} already.", document.Text("name"), exchange.Value("groupId"));
            rules.Updating = Update;
            rules.Deleting = Delete;
        }

        registry.Collection(Dedicated).Creating = CreateDedicated;
        registry.Collection(Flex).Creating = CreateFlex;
    }

    private static void CreateDedicated(Exchange exchange, Document cluster)
    {
        Create(exchange, cluster);
        string version = (cluster.Text("mongoDBMajorVersion") ?? "8.0") + ".4";
        cluster.Set("mongoDBVersion", version);
        cluster.Set("mongoDBMajorVersion", version[..3]);
        cluster.Set("featureCompatibilityVersion", version[..3]);
        cluster.Set("effectiveDatabaseEdition", "ENTERPRISE");
        cluster.Set("paused", cluster.Json["paused"]?.DeepClone() ?? false);
        cluster.Json.Remove("effectiveReplicationSpecs");
        CompleteReplication(exchange, cluster);
        Projects.CountClusters(exchange, +1);
    }

    private static void CreateFlex(Exchange exchange, Document cluster)
    {
        Create(exchange, cluster);
        var settings = cluster.Json["providerSettings"]!.AsObject();
        settings["diskSizeGB"] = 5.0;
        settings["providerName"] = "FLEX";
    }

    private static void Create(Exchange exchange, Document cluster)
    {
        if (cluster.Text("name") is not { } name)
            throw new AtlasError(400, "MISSING_ATTRIBUTE", "The required attribute name was not specified.", "name");

        string id = cluster.Text("id")!;
        cluster.Set("connectionStrings", JsonNode.Parse(SeedClusters.ConnectionStrings(name, "atlas-" + id[^6..], id[2..7] + ".mongodb.net")));
        cluster.Set("createDate", exchange.Store.Timestamp());
        Pass(exchange, cluster, "CREATING");
    }

    /// <summary>Gives each replication spec the ids that only the service knows.</summary>
    private static void CompleteReplication(Exchange exchange, Document cluster)
    {
        foreach (var spec in (cluster.Json["replicationSpecs"] as JsonArray ?? []).OfType<JsonObject>())
        {
            spec["id"] ??= exchange.Store.NewId();
            spec["zoneId"] ??= exchange.Store.NewId();
            spec["zoneName"] ??= "Zone 1";
        }
    }

    private static void Update(Exchange exchange, Document cluster, JsonObject change)
    {
        if (cluster.Text("stateName") == "DELETING")
            throw new AtlasError(409, "CLUSTER_ALREADY_REQUESTED_DELETION", $"The cluster {cluster.Text("name")} is being deleted.", cluster.Text("name"));
        Pass(exchange, cluster, "UPDATING");
    }

    private static bool Delete(Exchange exchange, Document cluster)
    {
        if (cluster.Text("terminationProtectionEnabled") == "true")
        {
            throw new AtlasError(400, "CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED",
                $"The cluster {cluster.Text("name")} is protected from termination.", cluster.Text("name"));
        }

        if (cluster.Text("stateName") == "DELETING")
            return false;
        cluster.Set("stateName", "DELETING");
        exchange.Store.Later(exchange.ChangeTime, () =>
        {
            GenericHandler.Remove(exchange, cluster);
            if (exchange.Operation.Resource.Template == Dedicated)
                Projects.CountClusters(exchange, -1);
        });
        return false;
    }

    /// <summary>Puts a cluster into a state that ends in IDLE, unless it is deleted meanwhile.</summary>
    private static void Pass(Exchange exchange, Document cluster, string state)
    {
        cluster.Set("stateName", state);
        exchange.Store.Later(exchange.ChangeTime, () =>
        {
            if (cluster.Text("stateName") == state)
                cluster.Set("stateName", "IDLE");
        });
    }
}
