using System.Net.Http.Headers;
using System.Text.Json;
using AtlasPS.Http.Messages;
using AtlasPS.Http.Streams;

namespace AtlasPS.Http;

/// <summary>A successful (2xx) answer, read to its end.</summary>
public sealed class AtlasResponse
{
    private readonly PooledBody _pooled;
    private readonly Lazy<byte[]> _body;

    /// <summary>Creates the answer.</summary>
    internal AtlasResponse(int statusCode, HttpResponseHeaders headers, string? mediaType, PooledBody body)
    {
        StatusCode = statusCode;
        Headers = headers;
        MediaType = mediaType;
        _pooled = body;
        _body = new(() =>
        {
            byte[] bytes = body.Bytes.ToArray();
            body.Dispose();
            return bytes;
        });
    }

    /// <summary>200 to 299.</summary>
    public int StatusCode { get; }

    /// <summary>The answer's headers.</summary>
    public HttpResponseHeaders Headers { get; }

    /// <summary>The media type without parameters, e.g. <c>application/vnd.atlas.2023-01-01+json</c>.</summary>
    public string? MediaType { get; }

    /// <summary>The body, decompressed; empty where there is none.</summary>
    public byte[] Body => _body.Value;

    /// <summary>The headers of the body, such as <c>Content-Disposition</c>; null where there was no exchange.</summary>
    public HttpContentHeaders? ContentHeaders { get; init; }

    /// <summary>Method, path and query of the request that this answers.</summary>
    public string RequestLine { get; init; } = "";

    /// <summary>Reads the body as one JSON value; <see cref="JsonValueKind.Undefined"/> where the body is empty. The value owns its memory.</summary>
    /// <exception cref="AtlasHttpException">The body is not JSON: <see cref="AtlasFailure.Protocol"/>.</exception>
    public JsonElement ReadJson() => Read(JsonText.Parse, Body);

    /// <summary>Reads the bytes of the body, which go back to the pool afterwards: this is for one reader, and for what keeps none of them.</summary>
    /// <exception cref="AtlasHttpException">The body is not JSON: <see cref="AtlasFailure.Protocol"/>.</exception>
    internal T Read<T>(Func<ReadOnlyMemory<byte>, T> read)
    {
        using (_pooled)
            return Read(read, _pooled.Bytes);
    }

    private T Read<T>(Func<ReadOnlyMemory<byte>, T> read, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return read(utf8);
        }
        catch (JsonException e)
        {
            throw new AtlasHttpException(AtlasFailure.Protocol, $"The answer ({StatusCode}) is not valid JSON. It was cut off, or does not come from Atlas.", e)
            {
                StatusCode = StatusCode,
                RequestLine = RequestLine,
            };
        }
    }
}
