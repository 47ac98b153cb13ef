using System.Runtime.Serialization;
using AtlasPS.Http;

namespace AtlasPS;

/// <summary>A call to Atlas that did not succeed: <c>catch [AtlasPS.AtlasApiException]</c>. Holds no secret.</summary>
[Serializable]
public sealed class AtlasApiException : Exception
{
    /// <summary>Creates an exception without detail.</summary>
    public AtlasApiException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public AtlasApiException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public AtlasApiException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal AtlasApiException(string message, AtlasHttpException source)
        : base(message, source.InnerException)
    {
        StatusCode = source.StatusCode;
        ErrorCode = source.ErrorCode;
        Reason = source.Reason;
        Detail = source.Detail;
        Parameters = [.. source.Parameters];
        RequestLine = source.RequestLine;
        RetryAfter = source.RetryAfter;
        Attempts = source.Attempts;
        OutcomeUnknown = source.OutcomeUnknown;
    }

#pragma warning disable SYSLIB0051 // Windows PowerShell still serialises exceptions across app domains.
    private AtlasApiException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
#pragma warning restore SYSLIB0051

    /// <summary>The HTTP status, or null where no answer came.</summary>
    public int? StatusCode { get; }

    /// <summary>Atlas's error code, e.g. <c>CLUSTER_NOT_FOUND</c>; null where it sent none.</summary>
    public string? ErrorCode { get; }

    /// <summary>Atlas's short reason, e.g. <c>Not Found</c>.</summary>
    public string? Reason { get; }

    /// <summary>Atlas's own description of what went wrong.</summary>
    public string? Detail { get; }

    /// <summary>What Atlas put into its description, in order.</summary>
    public IReadOnlyList<string> Parameters { get; } = [];

    /// <summary>Method, path and query, e.g. <c>DELETE /api/atlas/v2/groups/…/clusters/Cluster1</c>.</summary>
    public string RequestLine { get; } = "";

    /// <summary>How long Atlas asked to wait, where it did.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; } = 1;

    /// <summary>True when a changing request may have reached Atlas although no answer came.</summary>
    public bool OutcomeUnknown { get; }
}
