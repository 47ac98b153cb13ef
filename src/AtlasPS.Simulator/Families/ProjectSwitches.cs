using System.Text.Json.Nodes;
using AtlasPS.Simulator.Operations;

namespace AtlasPS.Simulator.Families;

/// <summary>Settings of a project that are one value rather than a document, and what auditing works out of its filter.</summary>
internal sealed class ProjectSwitches : IFamily
{
    private const string SlowMs = "/groups/{groupId}/managedSlowMs";
    private const string AutoIndexing = "/groups/{groupId}/serverless/{clusterName}/performanceAdvisor/autoIndexing";

    public void Register(FamilyRegistry registry)
    {
        registry.Operation("getGroupManagedSlowMs", exchange => Read(exchange, SlowMs));
        registry.Operation("enableGroupManagedSlowMs", exchange => Write(exchange, SlowMs, true));
        registry.Operation("disableGroupManagedSlowMs", exchange => Write(exchange, SlowMs, false));
        registry.Operation("getGroupServerlessPerformanceAdvisorAutoIndexing", exchange => Read(exchange, AutoIndexing));
        registry.Operation("setGroupServerlessPerformanceAdvisorAutoIndexing", exchange => Write(exchange, AutoIndexing, exchange.Query.Flag("enable", otherwise: true)));

        registry.Collection("/groups/{groupId}/auditLog").Updating = (_, audit, change) =>
        {
            if (change.TryGetPropertyValue("auditFilter", out var filter))
                audit.Set("configurationType", string.IsNullOrEmpty(filter?.GetValue<string>()) ? "NONE" : "FILTER_JSON");
        };
    }

    /// <summary>A bare boolean: true until it is switched off.</summary>
    private static JsonReply Read(Exchange exchange, string template) =>
        new(JsonValue.Create(exchange.Store.Single(template, exchange.Values).Text("enabled") != "false"));

    private static EmptyReply Write(Exchange exchange, string template, bool enabled)
    {
        exchange.Store.Single(template, exchange.Values).Set("enabled", enabled);
        return new EmptyReply();
    }
}
