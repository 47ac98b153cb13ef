using System.Text;

namespace AtlasPS.Http;

/// <summary>One call to Atlas, complete but for its authentication: what to send, not how.</summary>
public sealed class AtlasRequest
{
    /// <summary>Creates a request for a path that is already percent-encoded.</summary>
    /// <param name="method">GET, POST, PUT, PATCH or DELETE.</param>
    /// <param name="path">The absolute path, percent-encoded, beginning with <c>/</c>, without query.</param>
    public AtlasRequest(HttpMethod method, string path)
    {
        Method = method;
        Path = path;
    }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The percent-encoded absolute path, as built by <see cref="AtlasPath"/>.</summary>
    public string Path { get; }

    /// <summary>Query parameters in order, not yet encoded. A name may repeat: that is how Atlas takes arrays.</summary>
    public IList<KeyValuePair<string, string>> Query { get; } = [];

    /// <summary>The names of query parameters whose values are secret: they are sent, and shown nowhere.</summary>
    public ISet<string> SecretQueryNames { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Request headers beyond those that the session sets, such as <c>Use-Effective-Instance-Fields</c>.</summary>
    public IList<KeyValuePair<string, string>> Headers { get; } = [];

    /// <summary>The versioned media type asked for, e.g. <c>application/vnd.atlas.2024-08-05+json</c>.</summary>
    public string Accept { get; set; } = "application/json";

    /// <summary>The media type of <see cref="Body"/>; sent only when there is a body.</summary>
    public string? ContentType { get; set; }

    /// <summary>The body as UTF-8 bytes, or null for none.</summary>
    public byte[]? Body { get; set; }

    /// <summary>The operation id of the catalog, for errors and traces; null for a free path.</summary>
    public string? OperationId { get; set; }

    /// <summary>The path with names in braces for what differs from call to call, for traces; null where it is not known.</summary>
    public string? Template { get; set; }

    /// <summary>The whole time that the call may take, retries included; null for the session's.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>How often the call is tried again at most, 0 to 100; null for the session's.</summary>
    public int? MaximumRetryCount { get; set; }

    /// <summary>The wait before each retry, where Atlas does not ask for another; null for the session's.</summary>
    public TimeSpan? RetryInterval { get; set; }

    /// <summary>The path and the encoded query, as they are sent.</summary>
    internal string PathAndQuery => WithQuery(parameter => Uri.EscapeDataString(parameter.Value));

    /// <summary>The same request with another query.</summary>
    internal AtlasRequest With(IEnumerable<KeyValuePair<string, string>> query)
    {
        var copy = new AtlasRequest(Method, Path)
        {
            Accept = Accept,
            ContentType = ContentType,
            Body = Body,
            OperationId = OperationId,
            Template = Template,
            Timeout = Timeout,
            MaximumRetryCount = MaximumRetryCount,
            RetryInterval = RetryInterval,
        };
        foreach (var header in Headers)
            copy.Headers.Add(header);
        foreach (var parameter in query)
            copy.Query.Add(parameter);
        copy.SecretQueryNames.UnionWith(SecretQueryNames);
        return copy;
    }

    /// <summary>True for a method that reads only.</summary>
    internal bool ReadsOnly => Method == HttpMethod.Get || Method == HttpMethod.Head || Method == HttpMethod.Options;

    /// <summary>True for a method that has the same effect sent twice as sent once (RFC 9110, 9.2.2).</summary>
    internal bool Idempotent => ReadsOnly || Method == HttpMethod.Put || Method == HttpMethod.Delete;

    /// <summary>Method, path and query, without the secrets in it.</summary>
    public override string ToString() => $"{Method} {(SecretQueryNames.Count == 0 ? PathAndQuery : WithQuery(parameter => SecretQueryNames.Contains(parameter.Key) ? "***" : Uri.EscapeDataString(parameter.Value)))}";

    private string WithQuery(Func<KeyValuePair<string, string>, string> value)
    {
        var text = new StringBuilder(Path);
        char before = '?';
        foreach (var parameter in Query)
        {
            text.Append(before).Append(Uri.EscapeDataString(parameter.Key)).Append('=').Append(value(parameter));
            before = '&';
        }

        return text.ToString();
    }
}
