namespace AtlasPS.Simulator;

/// <summary>A request that the simulator has seen.</summary>
public sealed class RecordedRequest
{
    internal RecordedRequest(int number, DateTimeOffset receivedAt, string method, string target, IReadOnlyDictionary<string, string> headers, string body)
    {
        ReceivedAt = receivedAt;
        Number = number;
        Method = method;
        Target = target;
        Headers = headers;
        Body = body;
    }

    /// <summary>Its number since the log was last emptied, from 1.</summary>
    public int Number { get; }

    /// <summary>When it came, by the simulator's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>GET, POST, PUT, PATCH or DELETE.</summary>
    public string Method { get; }

    /// <summary>Path and query exactly as they stood in the request line, percent-encoding included.</summary>
    public string Target { get; }

    /// <summary>The path of <see cref="Target"/>.</summary>
    public string Path => Target.Split('?', 2)[0];

    /// <summary>The query of <see cref="Target"/> without its mark; empty where there is none.</summary>
    public string Query => Target.Split('?', 2) is [_, var query] ? query : "";

    /// <summary>The headers of interest. Of Authorization only the scheme, the digest's user name and its count are kept.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body as it came; empty for the OAuth addresses, whose bodies hold tokens.</summary>
    public string Body { get; }

    /// <summary>The status that it was answered with; 0 while it is under way or when the connection was cut before an answer.</summary>
    public int Status { get; internal set; }

    /// <summary>True when it came before the time that a refusal of the same limit had named. That holds for those too that were under way when it was refused.</summary>
    public bool TooSoon { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Target} → {Status}";
}
