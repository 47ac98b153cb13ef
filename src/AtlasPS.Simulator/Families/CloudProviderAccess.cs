using System.Text.Json.Nodes;
using AtlasPS.Simulator.Operations;

namespace AtlasPS.Simulator.Families;

/// <summary>Roles in the clouds are listed by cloud, in one object.</summary>
internal sealed class CloudProviderAccess : IFamily
{
    public void Register(FamilyRegistry registry) => registry.Operation("listGroupCloudProviderAccess", exchange => new JsonReply(new JsonObject
    {
        ["awsIamRoles"] = Of(exchange, "AWS"),
        ["azureServicePrincipals"] = Of(exchange, "AZURE"),
        ["gcpServiceAccounts"] = Of(exchange, "GCP"),
    }));

    private static JsonArray Of(Exchange exchange, string cloud) =>
        new([.. exchange.Collection.All().Where(role => role.Text("providerName") == cloud).Select(role => role.Json.DeepClone())]);
}
