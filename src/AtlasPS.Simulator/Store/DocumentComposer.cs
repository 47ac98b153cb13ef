using System.Text.Json.Nodes;
using AtlasPS.Catalog;
using AtlasPS.Simulator.Schema;

namespace AtlasPS.Simulator.Store;

/// <summary>Makes the document that a service keeps from the body that a client sent.</summary>
internal sealed class DocumentComposer(SchemaReader schemas, ExampleBuilder examples)
{
    /// <summary>How the patterns of ids say their lengths: 24 or 20 hexadecimal digits, or a UUID.</summary>
    private static readonly string[] IdLengths = ["{24}", "{20}", "{8}-"];

    /// <summary>A new document: what was sent, what the path says, fresh ids, what only the service writes, defaults.</summary>
    public JsonObject Create(Resource resource, JsonObject body, IReadOnlyDictionary<string, string> values, DocumentStore store)
    {
        var json = new JsonObject();
        if (resource.Element is not { } element)
            return body.DeepClone().AsObject();

        var identities = resource.KeyParameters.SelectMany(DocumentKey.Candidates).Append("id").Append("_id").ToHashSet();
        foreach (var (name, property) in schemas.Properties(element, body))
        {
            var schema = schemas.Resolve(property);
            bool readOnly = property.ReadOnly || schema.ReadOnly;
            if (name == "links" || property.WriteOnly || schema.WriteOnly)
                continue;
            if (body.TryGetPropertyValue(name, out var sent))
                json[name] = sent?.DeepClone();
            else if (values.TryGetValue(name, out string? value))
                json[name] = value;
            else if (identities.Contains(name) && schema.Type == "string" && (readOnly || LooksLikeId(schema)))
                json[name] = NewId(schema, store);
            else if (schema.Default is not null)
                json[name] = JsonNode.Parse(schema.Default);
            else if (readOnly && Written(name, property, schema, store) is { } written)
                json[name] = written;
        }

        if (schemas.IsOpen(element))
            Merge(json, body);
        return json;
    }

    /// <summary>What takes an old document's place: the new values, and of the old ones those that no client may write.</summary>
    public JsonObject Replace(Resource resource, JsonObject old, JsonObject body)
    {
        var json = new JsonObject();
        var properties = resource.Element is { } element ? schemas.Properties(element, old) : new Dictionary<string, SchemaFacts>();
        foreach (var (name, value) in old)
        {
            bool kept = !properties.TryGetValue(name, out var property) || property.ReadOnly || schemas.Resolve(property).ReadOnly;
            if (kept && !body.ContainsKey(name))
                json[name] = value?.DeepClone();
        }

        Update(resource, json, body);
        return json;
    }

    /// <summary>Writes changes into a document: objects are merged, everything else is replaced. What only requests hold is left out.</summary>
    public void Update(Resource resource, JsonObject json, JsonObject change)
    {
        var properties = resource.Element is { } element ? schemas.Properties(element, json) : null;
        foreach (var (name, value) in change)
        {
            if (properties is not null && properties.TryGetValue(name, out var property) && property.WriteOnly)
                continue;
            if (properties is not null && !properties.ContainsKey(name) && !json.ContainsKey(name) && !schemas.IsOpen(resource.Element!))
                continue;
            MergeOne(json, name, value);
        }
    }

    private static void Merge(JsonObject json, JsonObject change)
    {
        foreach (var (name, value) in change)
            MergeOne(json, name, value);
    }

    private static void MergeOne(JsonObject json, string name, JsonNode? value)
    {
        if (value is JsonObject inner && json[name] is JsonObject existing)
            Merge(existing, inner);
        else
            json[name] = value?.DeepClone();
    }

    private static bool LooksLikeId(SchemaFacts schema) => schema.Pattern is { } pattern && IdLengths.Any(length => pattern.Contains(length, StringComparison.Ordinal));

    private static string NewId(SchemaFacts schema, DocumentStore store)
    {
        string id = store.NewId();
        return schema.Pattern switch
        {
            { } pattern when pattern.Contains("mdb_sa_id_", StringComparison.Ordinal) => "mdb_sa_id_" + id,
            { } pattern when pattern.Contains("{20}", StringComparison.Ordinal) => id[4..],
            { } pattern when pattern.Contains("{8}-", StringComparison.Ordinal) => Uuid(id),
            _ => schema.Format == "uuid" ? Uuid(id) : id,
        };
    }

    private static string Uuid(string id) => $"{id[16..]}-{id[..4]}-4{id[4..7]}-8{id[7..10]}-{id[10..16]}{id[..6]}";

    /// <summary>What the service writes into a property of its own accord, or null to leave it out.</summary>
    private JsonNode? Written(string name, SchemaFacts property, SchemaFacts schema, DocumentStore store)
    {
        if (schema.Format == "date-time")
        {
            return name.StartsWith("created", StringComparison.OrdinalIgnoreCase) || name.StartsWith("updated", StringComparison.OrdinalIgnoreCase) ? store.Timestamp()
                : name.StartsWith("expires", StringComparison.Ordinal) ? store.Timestamp(TimeSpan.FromDays(30))
                : null;
        }

        // A thing that has just been made has not failed.
        if (name.Contains("error", StringComparison.OrdinalIgnoreCase) || name.Contains("fail", StringComparison.OrdinalIgnoreCase))
            return null;
        return schema.Type == "array" ? new JsonArray() : examples.BuildProperty(name, property);
    }
}
