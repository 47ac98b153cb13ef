namespace AtlasPS.Simulator;

/// <summary>What happens to the connection of a request that a fault hits.</summary>
public enum FaultConnection
{
    /// <summary>Nothing: an answer is sent whole.</summary>
    Keep,

    /// <summary>It is cut before anything is sent.</summary>
    CutBeforeHeaders,

    /// <summary>It is cut after the headers.</summary>
    CutAfterHeaders,

    /// <summary>It is cut in the middle of the body.</summary>
    CutMidBody,

    /// <summary>Nothing is ever sent, until the caller hangs up.</summary>
    HangBeforeHeaders,

    /// <summary>Half of the body is sent, then nothing more.</summary>
    HangMidBody,
}

/// <summary>Changes the items of a list in the real response. Links and count stay: Atlas filters lists after it has counted them.</summary>
public enum FaultResults
{
    /// <summary>Nothing.</summary>
    Keep,

    /// <summary>Every other item is left out: a short page with a link to the next one.</summary>
    Short,

    /// <summary>All are left out.</summary>
    Empty,

    /// <summary><c>results</c> is null.</summary>
    Null,

    /// <summary>There is no <c>results</c>.</summary>
    Missing,
}

/// <summary>Weather on demand: what goes wrong, for which requests, how often.</summary>
public sealed class SimulatorFault
{
    /// <summary>
    /// Which requests it hits: a method and a path, e.g. <c>GET /api/atlas/v2/groups/*/clusters</c>. <c>*</c> stands for anything
    /// within a segment, <c>**</c> for anything. The method may be <c>*</c>. With a <c>?</c> the query counts too. The path is the encoded one.
    /// </summary>
    public string Match { get; set; } = "* /**";

    /// <summary>How many requests it passes over before the first that it hits.</summary>
    public int Skip { get; set; }

    /// <summary>How many requests it hits; null for every one.</summary>
    public int? Count { get; set; } = 1;

    /// <summary>The status to answer with instead; null lets the real answer through.</summary>
    public int? Status { get; set; }

    /// <summary>The error code to answer with; one that suits <see cref="Status"/> unless set.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>The text of the error.</summary>
    public string? Detail { get; set; }

    /// <summary>The Retry-After header, in seconds.</summary>
    public int? RetryAfter { get; set; }

    /// <summary>Further headers.</summary>
    public Dictionary<string, string> Headers { get; set; } = [];

    /// <summary>The body to answer with instead.</summary>
    public string? Body { get; set; }

    /// <summary>The Content-Type of <see cref="Body"/>: text/html unless set.</summary>
    public string ContentType { get; set; } = "text/html";

    /// <summary>How long the answer waits, in milliseconds.</summary>
    public int LatencyMs { get; set; }

    /// <summary>What happens to the connection.</summary>
    public FaultConnection Connection { get; set; }

    /// <summary>Changes the items of a list. Has no effect together with a status.</summary>
    public FaultResults Results { get; set; }

    /// <summary>True to do what was asked before failing: the reply is lost, the change is not.</summary>
    public bool Perform { get; set; }

    /// <summary>True to hit requests before they are authenticated, the unauthenticated first one of a digest client included.</summary>
    public bool BeforeAuthentication { get; set; }
}
