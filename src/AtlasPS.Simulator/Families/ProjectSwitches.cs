using System.Text.Json.Nodes;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Settings of a project that are one value rather than a document: auditing's kind, the managed threshold of slow operations.</summary>
internal sealed class ProjectSwitches : IFamily
{
    private const string SlowMs = "/groups/{groupId}/managedSlowMs";

    public void Register(FamilyRegistry registry)
    {
        registry.Operation("getGroupManagedSlowMs", exchange => new JsonReply(JsonValue.Create(SlowMsOf(exchange).Text("enabled") != "false")));
        registry.Operation("enableGroupManagedSlowMs", exchange => SetSlowMs(exchange, true));
        registry.Operation("disableGroupManagedSlowMs", exchange => SetSlowMs(exchange, false));

        registry.Collection("/groups/{groupId}/auditLog").Updating = (_, audit, change) =>
        {
            if (change.TryGetPropertyValue("auditFilter", out var filter))
                audit.Set("configurationType", string.IsNullOrEmpty(filter?.GetValue<string>()) ? "NONE" : "FILTER_JSON");
        };
    }

    private static Document SlowMsOf(Exchange exchange) => exchange.Store.Single(SlowMs, exchange.Values);

    private static EmptyReply SetSlowMs(Exchange exchange, bool enabled)
    {
        SlowMsOf(exchange).Set("enabled", enabled);
        return new EmptyReply();
    }
}
