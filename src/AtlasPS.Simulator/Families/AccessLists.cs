using System.Text.Json.Nodes;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Access lists of projects and API keys: an address is also the block that holds just it.</summary>
internal sealed class AccessLists : IFamily
{
    private const string OfProjects = "/groups/{groupId}/accessList";

    public void Register(FamilyRegistry registry)
    {
        var project = registry.Collection(OfProjects);
        project.Creating = (exchange, entry) =>
        {
            Complete(entry);
            entry.Set("groupId", exchange.Value("groupId"));
        };
        project.Duplicate = (exchange, entry) => Duplicate(entry, exchange.Value("groupId"));

        var key = registry.Collection("/orgs/{orgId}/apiKeys/{apiUserId}/accessList");
        key.Creating = (exchange, entry) =>
        {
            Complete(entry);
            entry.Set("count", 0);
            entry.Set("created", exchange.Store.Timestamp());
            entry.Json.Remove("lastUsed");
            entry.Json.Remove("lastUsedAddress");
        };
        key.Duplicate = (exchange, entry) => Duplicate(entry, exchange.Value("apiUserId"));

        registry.Operation("getGroupAccessListStatus", exchange => new JsonReply(new JsonObject { ["STATUS"] = "ACTIVE" }));
    }

    private static void Complete(Document entry)
    {
        if (entry.Text("ipAddress") is { } address)
            entry.Set("cidrBlock", address + (address.Contains(':', StringComparison.Ordinal) ? "/128" : "/32"));
        if (entry.Text("cidrBlock") is null && entry.Text("awsSecurityGroup") is null)
            throw new AtlasError(400, "MISSING_ATTRIBUTE", "The required attribute ipAddress was not specified.", "ipAddress");
        if (entry.Text("cidrBlock") is { } block && block.EndsWith("/32", StringComparison.Ordinal))
            entry.Set("ipAddress", block[..^3]);
    }

    private static AtlasError Duplicate(Document entry, string where)
    {
        string? value = entry.Text("cidrBlock") ?? entry.Text("awsSecurityGroup");
        return new AtlasError(409, "DUPLICATE_ADDRESSES_IN_INPUT", $"The entry {value} is on the access list already.", value, where);
    }
}
