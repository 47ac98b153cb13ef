using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasPS.Hosting;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>A recorded answer of the real service. The recordings lie beside the repository and are not part of it.</summary>
internal sealed record Recording(string File, string OperationId, string Method, string Path, string Template, int Status, string ContentType, string Body)
{
    public static readonly string Folder = System.IO.Path.Combine(BuiltModule.RepositoryRoot, "..", "shared", "recordings");

    /// <summary>False on a machine that has none.</summary>
    public static bool AreThere => System.IO.File.Exists(System.IO.Path.Combine(Folder, "index.json"));

    /// <summary>Those of successful requests, in JSON; none where there are no recordings.</summary>
    public static IEnumerable<Recording> All()
    {
        if (!AreThere)
            yield break;
        using var index = JsonDocument.Parse(System.IO.File.ReadAllText(System.IO.Path.Combine(Folder, "index.json")));
        foreach (var entry in index.RootElement.EnumerateArray())
        {
            string file = entry.GetProperty("file").GetString()!;
            string contentType = entry.GetProperty("contentType").GetString() ?? "";
            int status = entry.GetProperty("status").GetInt32();
            if (status is < 200 or > 299 || !contentType.Contains("json", StringComparison.Ordinal))
                continue;
            string text = Encoding.UTF8.GetString(System.IO.File.ReadAllBytes(System.IO.Path.Combine(Folder, file)));
            string body = Regex.Split(text, "\r?\n\r?\n", RegexOptions.None, TimeSpan.FromSeconds(1)) is [_, .. var rest] ? string.Join("\n\n", rest) : "";
            yield return new Recording(file, entry.GetProperty("operationId").GetString()!, entry.GetProperty("method").GetString()!, entry.GetProperty("path").GetString()!,
                entry.GetProperty("pathTemplate").GetString() ?? "", status, contentType, body);
        }
    }

    /// <summary>The things that the answer holds: itself, or the items of its list.</summary>
    public IReadOnlyList<JsonObject> Things()
    {
        if (Body.TrimStart() is not ['{' or '[', ..])
            return [];
        var root = JsonNode.Parse(Body);
        return root switch
        {
            JsonArray list => [.. list.OfType<JsonObject>()],
            JsonObject { Count: > 0 } page when page["results"] is JsonArray results => [.. results.OfType<JsonObject>()],
            JsonObject { Count: > 0 } one => [one],
            _ => [],
        };
    }
}
