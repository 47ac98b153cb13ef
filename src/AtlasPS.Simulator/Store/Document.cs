using System.Text.Json.Nodes;
using AtlasPS.Simulator.Http;

namespace AtlasPS.Simulator.Store;

/// <summary>A stored JSON object. Its bytes are kept, so that reading it again and again costs nothing.</summary>
internal sealed class Document(JsonObject json)
{
    private byte[]? _utf8;

    /// <summary>The object. After changing it, call <see cref="Changed"/>.</summary>
    public JsonObject Json { get; private set; } = json;

    public ReadOnlyMemory<byte> Utf8 => _utf8 ??= JsonText.Utf8(Json);

    public void Changed() => _utf8 = null;

    public void Set(string name, JsonNode? value)
    {
        Json[name] = value;
        Changed();
    }

    public void Replace(JsonObject json)
    {
        Json = json;
        Changed();
    }

    /// <summary>The text of a scalar property, or null.</summary>
    public string? Text(string name) => Json.TryGetPropertyValue(name, out var value) && value is JsonValue scalar ? scalar.ToString() : null;
}
