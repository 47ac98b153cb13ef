using System.Text.Json.Nodes;

namespace AtlasPS.Simulator.Store;

/// <summary>The link of a document to itself.</summary>
internal static class SelfLink
{
    /// <summary>Adds it where the schema has links.</summary>
    public static void Add(string baseAddress, Resource resource, IReadOnlyDictionary<string, string> values, Document document)
    {
        if (resource.Key.Of(document) is not { Count: > 0 } key || document.Json.ContainsKey("links"))
            return;
        string path = ResourceMap.Fill(resource.Template, values) + "/" + string.Join('/', key.Select(Uri.EscapeDataString));
        document.Set("links", new JsonArray(new JsonObject { ["href"] = baseAddress + ResourceMap.Prefix + path, ["rel"] = "self" }));
    }
}
