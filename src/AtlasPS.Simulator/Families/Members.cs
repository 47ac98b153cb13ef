using System.Text.Json.Nodes;
using AtlasPS.Simulator.Authentication;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Seed;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>The users of organizations and projects, and their roles.</summary>
internal sealed class Members : IFamily
{
    private const string OfProjects = "/groups/{groupId}/users";
    private const string OfOrganizations = "/orgs/{orgId}/users";

    public void Register(FamilyRegistry registry)
    {
        foreach (string template in new[] { OfProjects, OfOrganizations })
        {
            var rules = registry.Collection(template);
            rules.Creating = Invite;
            rules.Shows = (exchange, user) =>
                exchange.Query.All("orgMembershipStatuses") is not { Count: > 0 } wanted || wanted.Contains(user.Text("orgMembershipStatus"));
        }

        registry.Operation("addGroupUserRole", exchange => Project(exchange, roles => Add(roles, Asked(exchange, "groupRole"), exchange)));
        registry.Operation("removeGroupUserRole", exchange => Project(exchange, roles => Remove(roles, Asked(exchange, "groupRole"), exchange)));
        registry.Operation("addOrgUserRole", exchange => Organization(exchange, roles => Add(roles, Asked(exchange, "orgRole"), exchange)));
        registry.Operation("removeOrgUserRole", exchange => Organization(exchange, roles => Remove(roles, Asked(exchange, "orgRole"), exchange)));
        registry.Operation("updateGroupUserRoles", exchange => SetAll(exchange, "groupRoles", set => Project(exchange, set)));
        registry.Operation("updateOrgUserRoles", exchange => SetAll(exchange, "orgRoles", set => Organization(exchange, set)));
        registry.Operation("updateOrgUser", Update);
        registry.Operation("addGroupAccessUser", AddDirectly);
        registry.Operation("getUser", exchange => Person(exchange, user => user.Text("id") == exchange.Value("userId"), exchange.Value("userId")));
        registry.Operation("getUserByName", exchange => Person(exchange, user => user.Text("username") == exchange.Value("userName"), exchange.Value("userName")));
    }

    private static string Asked(Exchange exchange, string name) => exchange.BodyObject[name]!.GetValue<string>();

    /// <summary>Whoever is added is known to the service already, or gets an invitation.</summary>
    private static void Invite(Exchange exchange, Document user)
    {
        string username = user.Text("username")!;
        if (exchange.Collection.All().Any(other => other.Text("username") == username))
            throw new AtlasError(409, "USER_ALREADY_EXISTS", $"The user {username} is here already.", username);
        if (exchange.Store.Everywhere(OfOrganizations).FirstOrDefault(member => member.Text("username") == username) is { } known)
        {
            foreach (string name in new[] { "id", "country", "createdAt", "firstName", "lastName", "lastAuth" })
                user.Set(name, known.Json[name]?.DeepClone());
            user.Set("orgMembershipStatus", "ACTIVE");
            return;
        }

        foreach (string name in new[] { "country", "createdAt", "firstName", "lastName", "lastAuth", "mobileNumber" })
            user.Json.Remove(name);
        user.Set("orgMembershipStatus", "PENDING");
        user.Set("invitationCreatedAt", exchange.Store.Timestamp());
        user.Set("invitationExpiresAt", exchange.Store.Timestamp(TimeSpan.FromDays(30)));
        user.Set("inviterUsername", exchange.Caller.Name);
    }

    private static JsonReply Project(Exchange exchange, Action<JsonArray> change) => Roles(exchange, OfProjects, user => user.Json["roles"]!.AsArray(), change);

    private static JsonReply Organization(Exchange exchange, Action<JsonArray> change) =>
        Roles(exchange, OfOrganizations, user => user.Json["roles"]!["orgRoles"]!.AsArray(), change);

    private static JsonReply Roles(Exchange exchange, string template, Func<Document, JsonArray> roles, Action<JsonArray> change)
    {
        var user = exchange.CollectionAt(template).Find([exchange.Value("userId")])
            ?? throw new AtlasError(404, "USER_NOT_FOUND", $"There is no user {exchange.Value("userId")} here.", exchange.Value("userId"));
        change(roles(user));
        user.Changed();
        return new JsonReply(user);
    }

    /// <summary>Puts the roles that were sent in the place of all.</summary>
    private static JsonReply SetAll(Exchange exchange, string name, Func<Action<JsonArray>, JsonReply> change)
    {
        var roles = exchange.BodyObject[name] as JsonArray ?? [];
        change(held =>
        {
            held.Clear();
            foreach (var role in roles)
                held.Add(role?.DeepClone());
        });
        return new JsonReply(new JsonObject { [name] = roles.DeepClone() });
    }

    private static void Add(JsonArray roles, string role, Exchange exchange)
    {
        if (roles.Any(held => held!.GetValue<string>() == role))
            throw new AtlasError(409, "USER_ALREADY_HAS_ROLE", $"The user has the role {role} already.", role, exchange.Value("userId"));
        roles.Add(role);
    }

    private static void Remove(JsonArray roles, string role, Exchange exchange)
    {
        var held = roles.FirstOrDefault(held => held!.GetValue<string>() == role)
            ?? throw new AtlasError(404, "USER_DOES_NOT_HAVE_ROLE", $"The user does not have the role {role}.", role, exchange.Value("userId"));
        if (roles.Count == 1)
            throw new AtlasError(403, "CANNOT_REMOVE_LAST_ROLE", $"The role {role} is the user's last one.", role, exchange.Value("userId"));
        roles.Remove(held);
    }

    private static JsonReply Update(Exchange exchange)
    {
        var user = exchange.CollectionAt(OfOrganizations).Find([exchange.Value("userId")])
            ?? throw new AtlasError(404, "USER_NOT_IN_ORG", $"There is no user {exchange.Value("userId")} here.", exchange.Value("userId"));
        if (exchange.BodyObject["roles"]?["orgRoles"] is JsonArray roles)
            user.Json["roles"]!["orgRoles"] = roles.DeepClone();
        if (exchange.BodyObject["roles"]?["groupRoleAssignments"] is JsonArray assignments)
            user.Json["roles"]!["groupRoleAssignments"] = assignments.DeepClone();
        if (exchange.BodyObject["teamIds"] is JsonArray teams)
            user.Json["teamIds"] = teams.DeepClone();
        user.Changed();
        return new JsonReply(user);
    }

    private static EmptyReply AddDirectly(Exchange exchange)
    {
        var user = new Document(new JsonObject
        {
            ["id"] = exchange.Store.NewId(),
            ["roles"] = exchange.BodyObject["roles"]?.DeepClone() ?? new JsonArray(),
            ["username"] = exchange.BodyObject["username"]?.DeepClone(),
        });
        Invite(exchange, user);
        exchange.CollectionAt(OfProjects).Add(user);
        return new EmptyReply();
    }

    /// <summary>A person across all organizations, in the older shape with one flat list of roles.</summary>
    private static JsonReply Person(Exchange exchange, Func<Document, bool> fits, string key)
    {
        var user = exchange.Store.Everywhere(OfOrganizations).FirstOrDefault(fits)
            ?? throw new AtlasError(404, "USER_NOT_FOUND", $"There is no user {key}.", key);
        var json = user.Json.DeepClone().AsObject();
        json.Remove("orgMembershipStatus");
        json["emailAddress"] = user.Text("username");
        json["roles"] = new JsonArray([.. user.Json["roles"]!["groupRoleAssignments"]!.AsArray()
            .SelectMany(project => project!["groupRoles"]!.AsArray()
                .Select(role => new JsonObject { ["groupId"] = project["groupId"]!.DeepClone(), ["roleName"] = role!.DeepClone() }))]);
        return new JsonReply(json);
    }
}
