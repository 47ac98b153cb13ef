using System.Text.Json.Nodes;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Private endpoint services are created at one address and live at another, which names their cloud.</summary>
internal sealed class PrivateEndpoints : IFamily
{
    private const string Services = "/groups/{groupId}/privateEndpoint/{cloudProvider}/endpointService";

    public void Register(FamilyRegistry registry)
    {
        registry.Operation("createGroupPrivateEndpointEndpointService", Create);
        registry.Collection(Services + "/{endpointServiceId}/endpoint").Creating = (exchange, endpoint) =>
        {
            endpoint.Set("id", exchange.BodyObject["id"]?.DeepClone());
            Pass(exchange, endpoint, "connectionStatus", "INITIATING", "AVAILABLE");
            Pass(exchange, endpoint, "status", "INITIATING", "AVAILABLE");
        };
    }

    private static JsonReply Create(Exchange exchange)
    {
        string cloud = exchange.BodyObject["providerName"]?.GetValue<string>() ?? "AWS";
        var values = new Dictionary<string, string>(exchange.Values) { ["cloudProvider"] = cloud };
        var service = new Document(new JsonObject
        {
            ["cloudProvider"] = cloud,
            ["errorMessage"] = null,
            ["id"] = exchange.Store.NewId(),
            ["regionName"] = exchange.BodyObject["region"]?.DeepClone(),
        });
        Pass(exchange, service, "status", "INITIATING", "AVAILABLE");
        exchange.Store.Collection(Services, values).Add(service);
        return new JsonReply(service);
    }

    private static void Pass(Exchange exchange, Document document, string property, string first, string last)
    {
        document.Set(property, first);
        exchange.Store.Later(exchange.ChangeTime, () => document.Set(property, last));
    }
}
