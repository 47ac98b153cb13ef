using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasPS.Catalog.Tool.Import;

/// <summary>Writes JSON for reading and for diffs: what fits a line stands on a line, the rest is broken down.</summary>
internal static class FactsFormatter
{
    private const int Width = 140;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Format(JsonNode node)
    {
        var text = new StringBuilder();
        Write(node, 0, text);
        return text.Append('\n').ToString();
    }

    private static void Write(JsonNode? node, int depth, StringBuilder text)
    {
        string compact = node is null ? "null" : node.ToJsonString(Compact);
        if (node is null or JsonValue || (depth > 0 && compact.Length + (depth * 2) <= Width))
        {
            text.Append(compact);
            return;
        }

        var (open, close) = node is JsonObject ? ('{', '}') : ('[', ']');
        IEnumerable<(string? Name, JsonNode? Value)> parts = node is JsonObject map
            ? map.Select(entry => ((string?)entry.Key, entry.Value))
            : node.AsArray().Select(item => ((string?)null, item));
        text.Append(open);
        string separator = "";
        foreach (var (name, value) in parts)
        {
            text.Append(separator).Append('\n').Append(' ', (depth + 1) * 2);
            if (name is not null)
                text.Append(JsonSerializer.Serialize(name, Compact)).Append(": ");
            Write(value, depth + 1, text);
            separator = ",";
        }

        text.Append('\n').Append(' ', depth * 2).Append(close);
    }
}
