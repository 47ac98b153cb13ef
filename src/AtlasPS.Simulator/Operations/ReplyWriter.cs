using System.Buffers;
using System.Text.Json;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Schema;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Operations;

/// <summary>Puts around a reply what the service puts around every answer: status, version, page, envelope, indentation.</summary>
internal static class ReplyWriter
{
    /// <summary>Where the service answers with another status than its specification announces.</summary>
    private static readonly Dictionary<string, int> RealStatuses = new()
    {
        ["deleteGroupFlexCluster"] = 202,
        ["deleteGroupContainer"] = 202,
        ["createGroupContainer"] = 201,
    };

    public static Answer Write(Reply reply, Exchange exchange)
    {
        var version = exchange.Version;
        int status = RealStatuses.GetValueOrDefault(exchange.Facts.Id, version.Facts.Status);
        return reply switch
        {
            RawReply raw => Raw(raw, status, version),
            // Where the service accepts rather than finishes, it sends an empty object instead of nothing.
            EmptyReply when status == 202 => Json(exchange, status, "{}"u8.ToArray()),
            EmptyReply => new Answer(status, default, status == 204 ? null : version.ContentType),
            ListReply list => Json(exchange, status, List(list, exchange, status)),
            JsonReply json => Json(exchange, status, json.Json),
            _ => throw new InvalidOperationException($"No writer for {reply.GetType().Name}."),
        };
    }

    private static Answer Raw(RawReply raw, int status, NegotiatedVersion version)
    {
        var answer = new Answer(status, raw.Content, version.ContentType);
        return raw.FileName is null ? answer : answer.With("Content-Disposition", $"attachment; filename=\"{raw.FileName}\"");
    }

    private static Answer Json(Exchange exchange, int status, ReadOnlyMemory<byte> json)
    {
        if (exchange.Query.Flag("envelope", otherwise: false) && !IsPage(exchange))
            json = Envelope(json, status);
        if (exchange.Query.Flag("pretty", otherwise: false))
            json = JsonText.Pretty(json);
        return new Answer(status, json, exchange.Version.ContentType);
    }

    private static bool IsPage(Exchange exchange) => exchange.Operation.Shape.Kind == ShapeKind.Page;

    private static ReadOnlyMemory<byte> Envelope(ReadOnlyMemory<byte> json, int status)
    {
        var buffer = new ArrayBufferWriter<byte>(json.Length + 64);
        using var writer = new Utf8JsonWriter(buffer, JsonText.Compact);
        writer.WriteStartObject();
        writer.WriteNumber("status", status);
        writer.WritePropertyName("content");
        writer.WriteRawValue(json.Span, skipInputValidation: true);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> List(ListReply list, Exchange exchange, int status)
    {
        var page = exchange.Facts.Paged ? PageRequest.Read(exchange.Query) : null;
        var documents = page is null || list.Sliced ? list.Documents : list.Documents.Skip((int)Math.Min(page.Skip, int.MaxValue)).Take(page.Size);

        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using var writer = new Utf8JsonWriter(buffer, JsonText.Compact);
        if (!IsPage(exchange))
        {
            Items(writer, documents);
            writer.Flush();
            return buffer.WrittenMemory;
        }

        writer.WriteStartObject();
        if (exchange.Query.Flag("envelope", otherwise: false))
            writer.WriteNumber("status", status);
        if (page is not null)
            Links(writer, page, list.Total, exchange);
        writer.WritePropertyName("results");
        Items(writer, documents);
        if (page?.Count ?? true)
            writer.WriteNumber("totalCount", list.Total);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void Links(Utf8JsonWriter writer, PageRequest page, int total, Exchange exchange)
    {
        writer.WriteStartArray("links");
        foreach (var (rel, href) in page.Links(exchange.BaseAddress + exchange.Request.Path, exchange.Query, page.Skip + page.Size < total))
        {
            writer.WriteStartObject();
            writer.WriteString("href", href);
            writer.WriteString("rel", rel);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Items(Utf8JsonWriter writer, IEnumerable<Document> documents)
    {
        writer.WriteStartArray();
        foreach (var document in documents)
            writer.WriteRawValue(document.Utf8.Span, skipInputValidation: true);
        writer.WriteEndArray();
    }
}
