using System.Text.Json.Nodes;

namespace AtlasPS.Simulator.Http;

/// <summary>An answer, ready to be written to the wire.</summary>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Body, string? ContentType)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>True where caches must not keep it.</summary>
    public bool NoStore { get; init; }

    /// <summary>True when the request came sooner than a refusal before it had allowed.</summary>
    public bool TooSoon { get; init; }

    public static Answer Empty(int status) => new(status, default, null);

    public static Answer Json(int status, JsonNode body, string contentType = "application/json") =>
        new(status, JsonText.Utf8(body), contentType);

    public Answer With(string name, string value) => this with { Headers = [.. Headers, new(name, value)] };
}
