using System.Net.Http.Headers;

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
}
