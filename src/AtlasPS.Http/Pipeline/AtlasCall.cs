using System.Diagnostics;
using System.Net;
using AtlasPS.Http.Limits;

namespace AtlasPS.Http.Pipeline;

/// <summary>A call under way: what is asked, who watches, who authenticates, and what has happened so far. It travels with the message through the handlers.</summary>
internal sealed class AtlasCall(AtlasRequest request, IAtlasRequestObserver? observer, Authentication.Authenticator authenticator, LimitGate gate, Deadline deadline)
{
    public AtlasRequest Request { get; } = request;

    public IAtlasRequestObserver? Observer { get; } = observer;

    public Authentication.Authenticator Authenticator { get; } = authenticator;

    /// <summary>Keeps it within the limits of Atlas.</summary>
    public LimitGate Gate { get; } = gate;

    public Deadline Deadline { get; } = deadline;

    /// <summary>How often the call is tried again at most.</summary>
    public int MaximumRetryCount { get; init; }

    /// <summary>The wait before each retry, where Atlas does not ask for another; null for waits that grow.</summary>
    public TimeSpan? RetryInterval { get; init; }

    /// <summary>False for a call that is rather given up than kept waiting for its turn.</summary>
    public bool Waits { get; init; } = true;

    /// <summary>True when sending the request twice does no harm, even if the first was carried out.</summary>
    public bool Repeatable { get; init; } = request.Idempotent;

    /// <summary>Takes in the body of a successful answer; null where it is small enough to be kept.</summary>
    public Downloads.Reception? Reception { get; init; }

    /// <summary>The present attempt, from 1. A round trip for a challenge belongs to the attempt that it serves.</summary>
    public int Attempt { get; set; }

    /// <summary>Where it goes, once it is under way.</summary>
    public AtlasAddress? Address { get; set; }

    /// <summary>The span that tracing sees of it; null where nobody listens.</summary>
    public Activity? Activity { get; set; }

    /// <summary>The body of the last answer.</summary>
    public byte[] Body { get; set; } = [];

    /// <summary>True from the first byte of a changing request until an answer tells what became of it.</summary>
    public bool OutcomeOpen { get; set; }

    /// <summary>Why a wait that Atlas asked for was not waited; null otherwise.</summary>
    public string? WhyNotAgain { get; set; }

    /// <summary>Takes note of an answer read to its end. A gateway speaks for itself, not for Atlas behind it.</summary>
    public void Answered(HttpStatusCode status) => OutcomeOpen &= status.IsGatewayFailure();

    /// <summary>The failure that the end of the call's time is.</summary>
    public AtlasHttpException TooLate()
    {
        string what = Reception is { Download: not null } ? "The download did not end" : "No answer";
        return Signed(new AtlasHttpException(AtlasFailure.Timeout, $"{what} within the {Seconds.Of(Deadline.Allowed)} that the whole call may take."));
    }

    /// <summary>Adds to a failure what only the call knows.</summary>
    public AtlasHttpException Signed(AtlasHttpException failure)
    {
        failure.RequestLine = Request.ToString();
        failure.Attempts = Math.Max(1, Attempt);
        failure.OutcomeUnknown = OutcomeOpen;
        return failure;
    }

#if NET
    private static readonly HttpRequestOptionsKey<AtlasCall> Key = new(nameof(AtlasCall));

    /// <summary>Sends this call along with a message.</summary>
    public void TravelWith(HttpRequestMessage message) => message.Options.Set(Key, this);

    /// <summary>The call that a message belongs to.</summary>
    public static AtlasCall Of(HttpRequestMessage message) =>
        message.Options.TryGetValue(Key, out var call) ? call : throw new InvalidOperationException("The message does not come from a session.");
#else
    /// <summary>Sends this call along with a message.</summary>
    public void TravelWith(HttpRequestMessage message) => message.Properties[nameof(AtlasCall)] = this;

    /// <summary>The call that a message belongs to.</summary>
    public static AtlasCall Of(HttpRequestMessage message) => (AtlasCall)message.Properties[nameof(AtlasCall)];
#endif
}
