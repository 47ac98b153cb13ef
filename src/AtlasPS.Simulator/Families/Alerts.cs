using System.Text.Json.Nodes;
using AtlasPS.Simulator.Authentication;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Alerts are acknowledged rather than changed, and are found by their configuration and the other way round.</summary>
internal sealed class Alerts : IFamily
{
    private const string AlertsOf = "/groups/{groupId}/alerts";
    private const string ConfigurationsOf = "/groups/{groupId}/alertConfigs";

    public void Register(FamilyRegistry registry)
    {
        registry.Operation("acknowledgeGroupAlert", Acknowledge);
        registry.Operation("getGroupAlertConfigAlerts", exchange => new ListReply([.. exchange.CollectionAt(AlertsOf).All()
            .Where(alert => alert.Text("alertConfigId") == exchange.Value("alertConfigId") && alert.Text("status") == "OPEN")]));
        registry.Operation("getGroupAlertAlertConfigs", exchange => new ListReply([.. exchange.CollectionAt(ConfigurationsOf).All()
            .Where(configuration => configuration.Text("id") == Find(exchange).Text("alertConfigId"))]));

        registry.Collection(ConfigurationsOf).Updating = (exchange, configuration, _) => configuration.Set("updated", exchange.Store.Timestamp());
    }

    private static Document Find(Exchange exchange) => exchange.CollectionAt(AlertsOf).Find([exchange.Value("alertId")])
        ?? throw new AtlasError(404, "ALERT_NOT_FOUND", $"There is no alert {exchange.Value("alertId")} here.", exchange.Value("alertId"), exchange.Value("groupId"));

    private static JsonReply Acknowledge(Exchange exchange)
    {
        var alert = Find(exchange);
        var change = exchange.BodyObject;
        bool withdraw = change["unacknowledgeAlert"]?.GetValue<bool>() == true;
        if (withdraw || change["acknowledgedUntil"] is null)
        {
            alert.Json.Remove("acknowledgedUntil");
            alert.Json.Remove("acknowledgementComment");
            alert.Json.Remove("acknowledgingUsername");
        }
        else
        {
            alert.Set("acknowledgedUntil", change["acknowledgedUntil"]!.DeepClone());
            alert.Set("acknowledgingUsername", exchange.Caller.Name);
            if (change["acknowledgementComment"] is JsonNode comment)
                alert.Set("acknowledgementComment", comment.DeepClone());
        }

        alert.Set("updated", exchange.Store.Timestamp());
        return new JsonReply(alert);
    }
}
