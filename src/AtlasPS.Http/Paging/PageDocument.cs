using System.Text.Json;

namespace AtlasPS.Http.Paging;

/// <summary>
/// Finds the items of a page, in whichever form Atlas sends it: <c>{results, links, totalCount}</c>, a bare array, or a document that is no list,
/// which then is the one item. An empty document is no item.
/// </summary>
internal static class PageDocument
{
    public static AtlasPage<JsonElement> Read(int number, JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Undefined => new AtlasPage<JsonElement>(number, root, [], false, null),
        JsonValueKind.Array => new AtlasPage<JsonElement>(number, root, Items(root), false, null),
        JsonValueKind.Object when root.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Array =>
            new AtlasPage<JsonElement>(number, root, Items(results), Links(root) is { } links && links.EnumerateArray().Any(IsNext), TotalCount(root)),
        JsonValueKind.Object when !root.EnumerateObject().Any() => new AtlasPage<JsonElement>(number, root, [], false, null),
        _ => new AtlasPage<JsonElement>(number, root, [root], false, null),
    };

    /// <summary>True when another page has to be asked for. Only <c>results</c> come in pages; a short page is the last, and links say whether a full one is.</summary>
    public static bool GoesOn(AtlasPage<JsonElement> page, int pageSize) =>
        page.Items.Count >= pageSize && page.Root.ValueKind == JsonValueKind.Object && page.Root.TryGetProperty("results", out _)
        && (page.HasMore || Links(page.Root) is null);

    private static JsonElement[] Items(JsonElement array)
    {
        var items = new JsonElement[array.GetArrayLength()];
        int i = 0;
        foreach (var item in array.EnumerateArray())
            items[i++] = item;
        return items;
    }

    private static JsonElement? Links(JsonElement root) =>
        root.TryGetProperty("links", out var links) && links.ValueKind == JsonValueKind.Array ? links : null;

    private static bool IsNext(JsonElement link) =>
        link.ValueKind == JsonValueKind.Object && link.TryGetProperty("rel", out var rel) && rel.ValueKind == JsonValueKind.String && rel.ValueEquals("next"u8);

    private static long? TotalCount(JsonElement root) =>
        root.TryGetProperty("totalCount", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt64(out long total) ? total : null;
}
