using System.Text.Json.Nodes;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Teams hold no list of their own: a user's <c>teamIds</c> say where the user belongs.</summary>
internal sealed class Teams : IFamily
{
    private const string Users = "/orgs/{orgId}/users";
    private const string AllTeams = "/orgs/{orgId}/teams";

    public void Register(FamilyRegistry registry)
    {
        var rules = registry.Collection(AllTeams);
        rules.Creating = Create;
        rules.Deleting = (exchange, team) =>
        {
            foreach (var user in Of(exchange, team))
                Leave(user, team);
            return true;
        };

        registry.Operation("getOrgTeamByName", exchange => new JsonReply(exchange.CollectionAt(AllTeams).All().FirstOrDefault(team => team.Text("name") == exchange.Value("teamName"))
            ?? throw new AtlasError(404, "TEAM_NAME_NOT_FOUND", $"There is no team {exchange.Value("teamName")} here.", exchange.Value("teamName"))));
        registry.Operation("listOrgTeamUsers", exchange => new ListReply([.. Of(exchange, Team(exchange))]));
        registry.Operation("addOrgTeamUser", exchange => Change(exchange, exchange.BodyObject["id"]!.GetValue<string>(), Join));
        registry.Operation("removeOrgTeamUser", exchange => Change(exchange, exchange.BodyObject["id"]!.GetValue<string>(), Leave));
        registry.Operation("removeOrgTeamUserFromTeam", exchange =>
        {
            Change(exchange, exchange.Value("userId"), Leave);
            return new EmptyReply();
        });
        registry.Operation("addOrgTeamUsers", exchange =>
        {
            foreach (var user in exchange.Body!.AsArray())
                Change(exchange, user!["id"]!.GetValue<string>(), Join);
            return new ListReply([.. Of(exchange, Team(exchange))]);
        });
    }

    private static void Create(Exchange exchange, Document team)
    {
        string name = team.Text("name")!;
        if (exchange.Collection.All().Any(other => other.Text("name") == name))
            throw new AtlasError(409, "TEAM_NAME_ALREADY_EXISTS", $"A team {name} is there already.", name);
        var members = (exchange.BodyObject["usernames"] as JsonArray ?? []).Select(username => username!.GetValue<string>()).ToHashSet();
        foreach (var user in exchange.CollectionAt(Users).All().Where(user => members.Contains(user.Text("username") ?? "")))
            Join(user, team);
    }

    private static Document Team(Exchange exchange) => exchange.CollectionAt(AllTeams).Find([exchange.Value("teamId")])
        ?? throw new AtlasError(404, "TEAM_NOT_FOUND", $"There is no team {exchange.Value("teamId")} here.", exchange.Value("teamId"));

    private static List<Document> Of(Exchange exchange, Document team) =>
        [.. exchange.CollectionAt(Users).All().Where(user => Ids(user).Any(id => id!.GetValue<string>() == team.Text("id")))];

    private static JsonReply Change(Exchange exchange, string userId, Action<Document, Document> change)
    {
        var team = Team(exchange);
        var user = exchange.CollectionAt(Users).Find([userId])
            ?? throw new AtlasError(404, "USER_NOT_IN_ORG", $"There is no user {userId} in this organization.", userId, exchange.Value("orgId"));
        change(user, team);
        return new JsonReply(user);
    }

    private static void Join(Document user, Document team)
    {
        if (Ids(user).Any(id => id!.GetValue<string>() == team.Text("id")))
            throw new AtlasError(409, "USER_ALREADY_IN_TEAM", $"The user {user.Text("username")} is in the team already.", user.Text("id"), team.Text("id"));
        Ids(user).Add(team.Text("id"));
        user.Changed();
    }

    private static void Leave(Document user, Document team)
    {
        var id = Ids(user).FirstOrDefault(id => id!.GetValue<string>() == team.Text("id"))
            ?? throw new AtlasError(404, "USER_NOT_IN_TEAM", $"The user {user.Text("username")} is not in the team.", user.Text("id"), team.Text("id"));
        Ids(user).Remove(id);
        user.Changed();
    }

    private static JsonArray Ids(Document user)
    {
        user.Json["teamIds"] ??= new JsonArray();
        return user.Json["teamIds"]!.AsArray();
    }
}
