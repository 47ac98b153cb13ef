using System.Text.Json.Nodes;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Federated databases and their query limits, which are set rather than created.</summary>
internal sealed class DataFederation : IFamily
{
    private const string Databases = "/groups/{groupId}/dataFederation";

    public void Register(FamilyRegistry registry)
    {
        registry.Collection(Databases).Creating = (_, database) =>
        {
            database.Set("state", "ACTIVE");
            database.Set("hostnames", new JsonArray($"{database.Text("name")?.ToLowerInvariant()}-a1b2c.a.query.mongodb.net"));
        };
        registry.Operation("setGroupDataFederationLimit", SetLimit);
    }

    private static JsonReply SetLimit(Exchange exchange)
    {
        string name = exchange.Value("limitName");
        var limit = exchange.Collection.Find([name]);
        if (limit is null)
        {
            limit = new Document(new JsonObject
            {
                ["currentUsage"] = 0,
                ["defaultLimit"] = null,
                ["lastModifiedDate"] = null,
                ["maximumLimit"] = null,
                ["name"] = name,
                ["overrunPolicy"] = "BLOCK",
                ["tenantName"] = exchange.Value("tenantName"),
                ["value"] = 0,
            });
            exchange.Collection.Add(limit);
        }

        foreach (string property in new[] { "value", "overrunPolicy" })
        {
            if (exchange.BodyObject[property] is { } value)
                limit.Set(property, value.DeepClone());
        }

        limit.Set("lastModifiedDate", exchange.Store.Timestamp());
        return new JsonReply(limit);
    }
}
