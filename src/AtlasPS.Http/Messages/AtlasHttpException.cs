using System.Text.Json;

namespace AtlasPS.Http;

/// <summary>What kind of failure a call met.</summary>
public enum AtlasFailure
{
    /// <summary>Atlas answered with an error status.</summary>
    Status,

    /// <summary>The credentials were refused, or could not be turned into a session.</summary>
    Authentication,

    /// <summary>No connection, or one that broke.</summary>
    Connection,

    /// <summary>The proxy on the way let the call go no further. Nothing of it reached Atlas.</summary>
    Proxy,

    /// <summary>No secure connection: a certificate was refused, or the two sides do not agree on TLS.</summary>
    Tls,

    /// <summary>The time allowed was over.</summary>
    Timeout,

    /// <summary>The answer is not what HTTP or Atlas promise: HTML for JSON, a cut body, broken JSON.</summary>
    Protocol,
}

/// <summary>Which of a call's times was over.</summary>
public enum AtlasTimeLimit
{
    /// <summary>That of the whole call, retries and waits included.</summary>
    Call,

    /// <summary>That of opening a connection.</summary>
    Connection,

    /// <summary>That in which something has to come: the answer's beginning, or its next part.</summary>
    Operation,
}

/// <summary>A call that did not succeed. Carries everything an error record needs, and no secret.</summary>
public sealed class AtlasHttpException : Exception
{
    /// <summary>Creates the exception.</summary>
    public AtlasHttpException(AtlasFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>The kind of failure.</summary>
    public AtlasFailure Failure { get; }

    /// <summary>Which time was over, where it was one.</summary>
    public AtlasTimeLimit TimeLimit { get; set; }

    /// <summary>The HTTP status, or null where no answer came.</summary>
    public int? StatusCode { get; set; }

    /// <summary>Atlas's <c>errorCode</c> (body, else the <c>X-Error-Code</c> header), e.g. <c>CLUSTER_NOT_FOUND</c>.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>Atlas's <c>reason</c>, e.g. <c>Not Found</c>.</summary>
    public string? Reason { get; set; }

    /// <summary>Atlas's <c>detail</c>.</summary>
    public string? Detail { get; set; }

    /// <summary>Atlas's <c>parameters</c>, each as JSON text or plain string.</summary>
    public IReadOnlyList<string> Parameters { get; set; } = [];

    /// <summary>The fields of <c>badRequestDetail</c>: field and what is wrong with it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; set; } = [];

    /// <summary>True when Atlas itself says that a thing is not there: with its document, and with a code that is about a thing. The 404 of a gateway, or of the token endpoint, says nothing of it.</summary>
    public bool SaysGone => Failure == AtlasFailure.Status && Document is not null && ErrorCode is { } code
        && (code.EndsWith("_DOES_NOT_EXIST", StringComparison.Ordinal) || (StatusCode == 404 && code.EndsWith("NOT_FOUND", StringComparison.Ordinal)));

    /// <summary>Method, path and query of the request, e.g. <c>GET /api/atlas/v2/groups?pageNum=1</c>.</summary>
    public string RequestLine { get; set; } = "";

    /// <summary>How long Atlas asked to wait, where it did.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>How many attempts were made.</summary>
    public int Attempts { get; set; } = 1;

    /// <summary>True when bytes of a changing request may have reached Atlas and no answer tells what became of it.</summary>
    public bool OutcomeUnknown { get; set; }

    /// <summary>The error document of Atlas, where it sent one.</summary>
    public JsonElement? Document { get; set; }

    /// <summary>True when only the connection failed or fell silent, so that the same request may succeed the next time.</summary>
    internal bool Transient { get; set; }

    /// <summary>The same failure for somebody else who met it.</summary>
    internal AtlasHttpException Again() => As(Failure, Message);

    /// <summary>The same failure without the words of the server, which may hold what it was sent.</summary>
    internal AtlasHttpException Refused(AtlasFailure failure, string message, string? code) => new(failure, message)
    {
        TimeLimit = TimeLimit,
        StatusCode = StatusCode,
        ErrorCode = code,
        RetryAfter = RetryAfter,
    };

    /// <summary>The same failure, seen from further away.</summary>
    internal AtlasHttpException As(AtlasFailure failure, string message) => new(failure, message, this)
    {
        TimeLimit = TimeLimit,
        StatusCode = StatusCode,
        ErrorCode = ErrorCode,
        Reason = Reason,
        Detail = Detail,
        Parameters = Parameters,
        Fields = Fields,
        RetryAfter = RetryAfter,
        Document = Document,
    };
}
