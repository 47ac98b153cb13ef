using System.Text.Json.Nodes;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Operations;

/// <summary>What an operation answers, before version, envelope and indentation are put around it.</summary>
internal abstract record Reply;

/// <summary>Nothing: an empty body, or the <c>{}</c> that goes with 202.</summary>
internal sealed record EmptyReply : Reply;

/// <summary>One JSON value.</summary>
internal sealed record JsonReply(ReadOnlyMemory<byte> Json) : Reply
{
    public JsonReply(Document document)
        : this(document.Utf8)
    {
    }

    public JsonReply(JsonNode? node)
        : this(JsonText.Utf8(node))
    {
    }
}

/// <summary>Many documents, to be paged or sent as a bare array as the operation has it.</summary>
internal sealed record ListReply(IEnumerable<Document> Documents, int Total, bool Sliced = false) : Reply
{
    public ListReply(IReadOnlyList<Document> documents)
        : this(documents, documents.Count)
    {
    }
}

/// <summary>Something that is not JSON, whatever its label says: CSV, gzip, PEM, XML.</summary>
internal sealed record RawReply(ReadOnlyMemory<byte> Content) : Reply
{
    /// <summary>The name that a download is offered under.</summary>
    public string? FileName { get; init; }
}
