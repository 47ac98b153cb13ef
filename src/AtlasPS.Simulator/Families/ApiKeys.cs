using System.Text.Json.Nodes;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>API keys belong to an organization; a project only lends them roles.</summary>
internal sealed class ApiKeys : IFamily
{
    private const string OfOrganizations = "/orgs/{orgId}/apiKeys";

    public void Register(FamilyRegistry registry)
    {
        var rules = registry.Collection(OfOrganizations);
        rules.Creating = (exchange, key) => Complete(exchange, key, "orgId", exchange.Value("orgId"));
        rules.Created = (_, key) => Mask(key);
        registry.Operation("updateOrgApiKey", exchange => Update(Find(exchange, exchange.Value("orgId")), exchange.BodyObject, "orgId", exchange.Value("orgId")));

        registry.Operation("listGroupApiKeys", exchange => new ListReply([.. OfProject(exchange)]));
        registry.Operation("createGroupApiKey", CreateForProject);
        registry.Operation("updateGroupApiKeyRoles", exchange => Update(Find(exchange, OrganizationOf(exchange)), exchange.BodyObject, "groupId", exchange.Value("groupId")));
        registry.Operation("addGroupApiKey", exchange =>
        {
            var roles = exchange.Body!.AsArray().SelectMany(assignment => assignment!["roles"] as JsonArray ?? []).Select(role => role!.GetValue<string>());
            SetRoles(Find(exchange, OrganizationOf(exchange)), "groupId", exchange.Value("groupId"), roles);
            return new EmptyReply();
        });
        registry.Operation("removeGroupApiKey", exchange =>
        {
            SetRoles(Find(exchange, OrganizationOf(exchange)), "groupId", exchange.Value("groupId"), []);
            return new EmptyReply();
        });
    }

    private static string OrganizationOf(Exchange exchange) => exchange.CollectionAt("/groups").Find([exchange.Value("groupId")])!.Text("orgId")!;

    private static DocumentCollection Keys(Exchange exchange, string orgId) =>
        exchange.Store.Collection(OfOrganizations, new Dictionary<string, string> { ["orgId"] = orgId });

    private static Document Find(Exchange exchange, string orgId) => Keys(exchange, orgId).Find([exchange.Value("apiUserId")])
        ?? throw new AtlasError(404, "API_KEY_NOT_FOUND", $"There is no API key {exchange.Value("apiUserId")} here.", exchange.Value("apiUserId"));

    private static IEnumerable<Document> OfProject(Exchange exchange) => Keys(exchange, OrganizationOf(exchange)).All()
        .Where(key => Roles(key).Any(role => role!["groupId"]?.GetValue<string>() == exchange.Value("groupId")));

    private static JsonReply CreateForProject(Exchange exchange)
    {
        string orgId = OrganizationOf(exchange);
        var key = new Document(new JsonObject { ["desc"] = exchange.BodyObject["desc"]?.DeepClone(), ["id"] = exchange.Store.NewId() });
        Complete(exchange, key, "groupId", exchange.Value("groupId"));
        Roles(key).Add(new JsonObject { ["orgId"] = orgId, ["roleName"] = "ORG_MEMBER" });
        Keys(exchange, orgId).Add(key);
        SelfLink.Add(exchange.BaseAddress, exchange.Store.Map.Get(OfOrganizations), new Dictionary<string, string> { ["orgId"] = orgId }, key);
        var reply = new JsonReply(key);
        Mask(key);
        return reply;
    }

    /// <summary>Gives a new key its two parts and turns the names of its roles into assignments.</summary>
    private static void Complete(Exchange exchange, Document key, string scope, string scopeId)
    {
        string id = key.Text("id")!;
        key.Set("publicKey", new string([.. id[^8..].Select(c => (char)('a' + Convert.ToInt32(c.ToString(), 16)))]));
        key.Set("privateKey", $"{exchange.Store.NewId()[..8]}-0000-4000-8000-{id[^12..]}");
        key.Set("roles", new JsonArray());
        SetRoles(key, scope, scopeId, (exchange.BodyObject["roles"] as JsonArray ?? []).Select(role => role!.GetValue<string>()));
    }

    /// <summary>The private part is shown once, in the answer to the creation.</summary>
    private static void Mask(Document key) => key.Set("privateKey", $"********-****-****-{key.Text("privateKey")![^12..]}");

    private static JsonReply Update(Document key, JsonObject change, string scope, string scopeId)
    {
        if (change["desc"] is { } description)
            key.Set("desc", description.DeepClone());
        if (change["roles"] is JsonArray roles)
            SetRoles(key, scope, scopeId, roles.Select(role => role!.GetValue<string>()));
        return new JsonReply(key);
    }

    private static void SetRoles(Document key, string scope, string scopeId, IEnumerable<string> names)
    {
        var kept = Roles(key).Where(role => role![scope]?.GetValue<string>() != scopeId).Select(role => role!.DeepClone());
        var given = names.Select(name => (JsonNode)new JsonObject { [scope] = scopeId, ["roleName"] = name });
        key.Set("roles", new JsonArray([.. kept, .. given]));
    }

    private static JsonArray Roles(Document key) => key.Json["roles"]!.AsArray();
}
