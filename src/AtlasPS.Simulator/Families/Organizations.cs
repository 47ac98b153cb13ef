using System.Text.Json.Nodes;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Organizations: created with their first key around them, removed only when empty.</summary>
internal sealed class Organizations : IFamily
{
    public void Register(FamilyRegistry registry)
    {
        registry.Operation("createOrg", Create);
        registry.Collection("/orgs").Deleting = (exchange, organization) =>
            exchange.CollectionAt("/groups").All().Any(project => project.Text("orgId") == organization.Text("id"))
                ? throw new AtlasError(409, "CANNOT_DELETE_ORG_ACTIVE_GROUPS", $"The organization {organization.Text("name")} still has projects.", organization.Text("id"))
                : true;
        registry.Operation("listClusterDetails", exchange => new ListReply([.. exchange.CollectionAt("/groups").All().Select(project => Details(exchange, project))]));
    }

    private static JsonReply Create(Exchange exchange)
    {
        var organization = new Document(new JsonObject
        {
            ["id"] = exchange.Store.NewId(),
            ["isDeleted"] = false,
            ["name"] = exchange.BodyObject["name"]?.DeepClone(),
            ["skipDefaultAlertsSettings"] = exchange.BodyObject["skipDefaultAlertsSettings"]?.DeepClone() ?? false,
        });
        exchange.CollectionAt("/orgs").Add(organization);
        SelfLink.Add(exchange.BaseAddress, exchange.Operation.Resource, exchange.Values, organization);
        return new JsonReply(new JsonObject
        {
            ["federationSettingsId"] = exchange.BodyObject["federationSettingsId"]?.DeepClone(),
            ["orgOwnerId"] = exchange.BodyObject["orgOwnerId"]?.DeepClone(),
            ["organization"] = organization.Json.DeepClone(),
            ["skipDefaultAlertsSettings"] = organization.Json["skipDefaultAlertsSettings"]!.DeepClone(),
        });
    }

    /// <summary>A project with its clusters, as the list across all projects shows it.</summary>
    private static Document Details(Exchange exchange, Document project)
    {
        string id = project.Text("id")!;
        var clusters = exchange.Store.Collection("/groups/{groupId}/clusters", new Dictionary<string, string> { ["groupId"] = id });
        return new Document(new JsonObject
        {
            ["clusters"] = new JsonArray([.. clusters.All().Select(cluster => new JsonObject
            {
                ["alertCount"] = 0,
                ["authEnabled"] = true,
                ["availability"] = "available",
                ["backupEnabled"] = cluster.Json["backupEnabled"]?.DeepClone(),
                ["clusterId"] = cluster.Text("id"),
                ["dataSizeBytes"] = 73_014_444_032,
                ["name"] = cluster.Text("name"),
                ["nodeCount"] = 3,
                ["sslEnabled"] = true,
                ["type"] = cluster.Text("clusterType") == "REPLICASET" ? "REPLICA_SET" : "SHARDED_CLUSTER",
                ["versions"] = new JsonArray(cluster.Text("mongoDBVersion")),
            })]),
            ["groupId"] = id,
            ["groupName"] = project.Text("name"),
            ["orgId"] = project.Text("orgId"),
            ["orgName"] = exchange.CollectionAt("/orgs").Find([project.Text("orgId")!])?.Text("name"),
            ["planType"] = "Atlas",
            ["tags"] = new JsonArray(),
        });
    }
}
