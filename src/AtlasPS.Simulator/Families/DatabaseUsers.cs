using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;

namespace AtlasPS.Simulator.Families;

/// <summary>Database users: named by database and name.</summary>
internal sealed class DatabaseUsers : IFamily
{
    public void Register(FamilyRegistry registry)
    {
        var rules = registry.Collection("/groups/{groupId}/databaseUsers");
        rules.NotFound = (_, name) => new AtlasError(404, "USERNAME_NOT_FOUND", $"No user with username {name} exists.", name);
        rules.Duplicate = (_, document) =>
            new AtlasError(409, "USER_ALREADY_EXISTS", $"The user {document.Text("username")} is there already.", document.Text("username"));
        rules.Creating = (exchange, document) => document.Set("groupId", exchange.Value("groupId"));
    }
}
