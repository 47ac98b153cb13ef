using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasPS.Simulator.Http;

/// <summary>How JSON is written: UTF-8, nothing escaped that need not be.</summary>
internal static class JsonText
{
    public static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly JsonWriterOptions Indented = Compact with { Indented = true };

    public static byte[] Utf8(JsonNode? node) => Write(node, Compact);

    /// <summary>The same JSON over many lines.</summary>
    public static byte[] Pretty(ReadOnlyMemory<byte> json) => Write(JsonNode.Parse(json.Span), Indented);

    private static byte[] Write(JsonNode? node, JsonWriterOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            if (node is null)
                writer.WriteNullValue();
            else
                node.WriteTo(writer);
        }

        return stream.ToArray();
    }
}
