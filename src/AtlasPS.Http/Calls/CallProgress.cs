using System.Diagnostics;
using System.Net;
using AtlasPS.Http.Messages;
using AtlasPS.Http.Streams;

namespace AtlasPS.Http.Calls;

/// <summary>The progress of a call. One handler after the other writes to it, never two at a time.</summary>
internal sealed class CallProgress
{
    /// <summary>The present attempt, from 1. A round trip for a challenge belongs to the attempt that it serves.</summary>
    public int Attempt { get; set; }

    /// <summary>The span that tracing sees of the call; null where nothing listens.</summary>
    public Activity? Activity { get; set; }

    /// <summary>The body of the last answer.</summary>
    public PooledBody Body { get; set; } = new([], 0);

    /// <summary>True from the first byte of a changing request until an answer tells what became of it.</summary>
    public bool OutcomeOpen { get; set; }

    /// <summary>Why a wait that Atlas asked for was not waited; null otherwise.</summary>
    public string? WhyNotAgain { get; set; }

    /// <summary>Takes note of an answer read to its end. A gateway speaks for itself, not for Atlas behind it.</summary>
    public void Answered(HttpStatusCode status) => OutcomeOpen &= status.IsGatewayFailure();
}
