using System.Text.Json.Nodes;
using AtlasPS.Simulator.Authentication;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Invitations to organizations and projects. They can be changed by id, and by the invited user's name.</summary>
internal sealed class Invitations : IFamily
{
    public void Register(FamilyRegistry registry)
    {
        registry.Collection("/orgs/{orgId}/invites").Creating = (exchange, invitation) =>
            Complete(exchange, invitation, "orgName", exchange.CollectionAt("/orgs").Find([exchange.Value("orgId")])?.Text("name"));
        registry.Collection("/groups/{groupId}/invites").Creating = (exchange, invitation) =>
            Complete(exchange, invitation, "groupName", exchange.CollectionAt("/groups").Find([exchange.Value("groupId")])?.Text("name"));
        registry.Operation("updateOrgInvites", UpdateByName);
        registry.Operation("updateGroupInvites", UpdateByName);
    }

    private static void Complete(Exchange exchange, Document invitation, string name, string? value)
    {
        string? invited = invitation.Text("username");
        if (exchange.Collection.All().Any(other => other.Text("username") == invited))
            throw new AtlasError(409, "INVITATION_ALREADY_EXISTS", $"The user {invited} is invited already.", invited);

        invitation.Set(name, value);
        invitation.Set("inviterUsername", exchange.Caller.Name);
        foreach (string list in new[] { "groupRoleAssignments", "teamIds" })
        {
            if (exchange.Values.ContainsKey("orgId"))
                invitation.Set(list, exchange.BodyObject[list]?.DeepClone() ?? new JsonArray());
        }
    }

    private static JsonReply UpdateByName(Exchange exchange)
    {
        string username = exchange.BodyObject["username"]?.GetValue<string>() ?? "";
        var invitation = exchange.Collection.All().FirstOrDefault(invitation => invitation.Text("username") == username)
            ?? throw new AtlasError(404, "INVITATION_NOT_FOUND", $"The user {username} is not invited.", username);
        foreach (var (name, value) in exchange.BodyObject)
            invitation.Set(name, value?.DeepClone());
        return new JsonReply(invitation);
    }
}
