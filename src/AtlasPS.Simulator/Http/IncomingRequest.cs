using Microsoft.AspNetCore.Http.Features;

namespace AtlasPS.Simulator.Http;

/// <summary>A request as it arrived, its body read, its target untouched.</summary>
internal sealed class IncomingRequest
{
    private IncomingRequest(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var feature = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        Method = feature.Method;
        Target = feature.RawTarget;
        int mark = Target.IndexOf('?');
        Path = mark < 0 ? Target : Target[..mark];
        Query = QueryValues.Read(mark < 0 ? "" : Target[(mark + 1)..]);
        Body = body;
        Headers = feature.Headers;
    }

    public string Method { get; }

    /// <summary>Path and query exactly as they stood in the request line.</summary>
    public string Target { get; }

    /// <summary>The path, still percent-encoded.</summary>
    public string Path { get; }

    public QueryValues Query { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public IHeaderDictionary Headers { get; }

    public string ContentType => Header("Content-Type") ?? "";

    public static async Task<IncomingRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new IncomingRequest(context, body.ToArray());
    }

    public string? Header(string name) => Headers.TryGetValue(name, out var values) ? values.ToString() : null;
}
