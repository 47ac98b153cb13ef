using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Seed;

/// <summary>Puts seeded documents into the store.</summary>
internal sealed class Planter(DocumentStore store, string baseAddress)
{
    public DocumentStore Store => store;

    /// <summary>Adds documents to the collection at a template, for the path values given as name, value, name, value.</summary>
    public void Add(string template, string[] values, params IEnumerable<JsonObject> documents)
    {
        var resource = store.Map.Get(template);
        resource.Known = true;
        var path = Pairs(values);
        var collection = store.Collection(resource, path);
        foreach (var json in documents)
        {
            var document = new Document(json);
            if (!collection.Add(document))
                throw new InvalidOperationException($"The seed plants something twice at {template}: {json.ToJsonString()}");
            SelfLink.Add(baseAddress, resource, path, document);
        }
    }

    /// <summary>Adds one document, written as JSON.</summary>
    public void Add(string template, string[] values, [StringSyntax(StringSyntaxAttribute.Json)] string json) => Add(template, values, [Json(json)]);

    /// <summary>Sets the single document at a template.</summary>
    public void Set(string template, string[] values, [StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        store.Single(template, Pairs(values)).Replace(Json(json));

    public static JsonObject Json([StringSyntax(StringSyntaxAttribute.Json)] string json) => JsonNode.Parse(json)!.AsObject();

    private static Dictionary<string, string> Pairs(string[] values) => values.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
}
