using System.Net.Http.Headers;
using System.Text;

namespace AtlasPS.Http.Pipeline;

/// <summary>Headers as they may be shown: values outside the list become <c>***</c>, so that a header nobody thought of cannot give a secret away.</summary>
internal static class RedactedHeaders
{
    private static readonly HashSet<string> Shown = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Encoding", "Cache-Control", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Date", "Deprecation",
        "RateLimit-Limit", "RateLimit-Policy", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After", "Server", "Sunset", "Transfer-Encoding",
        "User-Agent", "Use-Effective-Fields-Replication-Specs", "Use-Effective-Instance-Fields", "Vary", "X-Error-Code", "X-MongoDB-Service-Version",
        "X-Envoy-Upstream-Service-Time",
    };

    public static string Of(HttpHeaders headers, HttpHeaders? contentHeaders)
    {
        var text = new StringBuilder();
        Append(text, headers);
        if (contentHeaders is not null)
            Append(text, contentHeaders);
        return text.ToString();
    }

    private static void Append(StringBuilder text, HttpHeaders headers)
    {
        foreach (var (name, value) in AsSent(headers))
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append(name).Append(": ").Append(Shown.Contains(name) ? value : "***");
        }
    }

#if NET
    private static IEnumerable<(string Name, string Value)> AsSent(HttpHeaders headers) => headers.NonValidated.Select(h => (h.Key, h.Value.ToString()));
#else
    // What was parsed comes back in parts: a User-Agent is put together with blanks, everything else with commas.
    private static IEnumerable<(string Name, string Value)> AsSent(HttpHeaders headers) =>
        headers.Select(h => (h.Key, string.Join(h.Key == "User-Agent" ? " " : ", ", h.Value)));
#endif
}
