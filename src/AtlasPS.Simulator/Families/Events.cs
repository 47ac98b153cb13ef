using System.Globalization;
using System.Text.Json.Nodes;
using AtlasPS.Catalog;
using AtlasPS.Simulator.Operations;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Families;

/// <summary>Events are filtered by kind and time; the kinds there are come from the catalog.</summary>
internal sealed class Events : IFamily
{
    private static readonly Lazy<IReadOnlyList<Document>> Types = new(ReadTypes);

    public void Register(FamilyRegistry registry)
    {
        registry.Operation("listEventTypes", _ => new ListReply(Types.Value));
        foreach (string template in new[] { "/groups/{groupId}/events", "/orgs/{orgId}/events" })
            registry.Collection(template).Shows = Shows;
    }

    private static bool Shows(Exchange exchange, Document happening)
    {
        string type = happening.Text("eventTypeName") ?? "";
        return (exchange.Query.All("eventType") is not { Count: > 0 } wanted || wanted.Contains(type))
            && !exchange.Query.All("excludedEventType").Contains(type)
            && (exchange.Query.All("clusterNames") is not { Count: > 0 } clusters || clusters.Contains(happening.Text("clusterName") ?? ""))
            && (exchange.Query.Moment("minDate") is not { } from || Created(happening) >= from)
            && (exchange.Query.Moment("maxDate") is not { } to || Created(happening) <= to);
    }

    private static DateTimeOffset Created(Document happening) => DateTimeOffset.Parse(happening.Text("created")!, CultureInfo.InvariantCulture);

    /// <summary>Every kind that a schema of events lists; those that a schema of alerts lists, too, can raise one.</summary>
    private static List<Document> ReadTypes()
    {
        var schemas = AtlasCatalog.Facts.Schemas;
        var alertable = Kinds(schemas.Where(schema => schema.Key.Contains("Alertable", StringComparison.Ordinal)));
        return [.. Kinds(schemas.Where(schema => schema.Key.Contains("Event", StringComparison.Ordinal))).Order(StringComparer.Ordinal).Select(kind => new Document(new JsonObject
        {
            ["alertable"] = alertable.Contains(kind),
            ["description"] = string.Join(' ', kind.Split('_').Select(word => word.ToLowerInvariant())),
            ["eventType"] = kind,
        }))];
    }

    private static HashSet<string> Kinds(IEnumerable<KeyValuePair<string, SchemaFacts>> schemas) =>
        [.. schemas.SelectMany(schema => schema.Value.Enum).Where(kind => kind.Contains('_', StringComparison.Ordinal))];
}
