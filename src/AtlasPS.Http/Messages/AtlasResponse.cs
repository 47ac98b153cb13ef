using System.Net.Http.Headers;
using System.Text.Json;
using AtlasPS.Http.Messages;

namespace AtlasPS.Http;

/// <summary>A successful (2xx) answer, read to its end.</summary>
public sealed class AtlasResponse
{
    /// <summary>Creates the answer.</summary>
    public AtlasResponse(int statusCode, HttpResponseHeaders headers, string? mediaType, byte[] body)
    {
        StatusCode = statusCode;
        Headers = headers;
        MediaType = mediaType;
        Body = body;
    }

    /// <summary>200 to 299.</summary>
    public int StatusCode { get; }

    /// <summary>The answer's headers.</summary>
    public HttpResponseHeaders Headers { get; }

    /// <summary>The media type without parameters, e.g. <c>application/vnd.atlas.2023-01-01+json</c>.</summary>
    public string? MediaType { get; }

    /// <summary>The body, decompressed; empty where there is none.</summary>
    public byte[] Body { get; }

    /// <summary>The headers of the body, such as <c>Content-Disposition</c>; null where there was no exchange.</summary>
    public HttpContentHeaders? ContentHeaders { get; init; }

    /// <summary>Method, path and query of the request that this answers.</summary>
    public string RequestLine { get; init; } = "";

    /// <summary>Reads the body as one JSON value; <see cref="JsonValueKind.Undefined"/> where the body is empty. The value owns its memory.</summary>
    /// <exception cref="AtlasHttpException">The body is not JSON: <see cref="AtlasFailure.Protocol"/>.</exception>
    public JsonElement ReadJson()
    {
        try
        {
            return JsonText.Parse(Body);
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
