using AtlasPS.Http.Addresses;
using AtlasPS.Http.Timing;

namespace AtlasPS.Http.Calls;

/// <summary>A call under way: what is asked, who watches, and what it may take. It travels with the message through the handlers, and does not change; what has happened so far is its <see cref="Progress"/>.</summary>
internal sealed class AtlasCall(AtlasRequest request, IAtlasRequestObserver? observer, AtlasAddress address, Deadline deadline)
{
    public AtlasRequest Request { get; } = request;

    public IAtlasRequestObserver? Observer { get; } = observer;

    /// <summary>Where it goes.</summary>
    public AtlasAddress Address { get; } = address;

    public Deadline Deadline { get; } = deadline;

    /// <summary>How often the call is tried again at most.</summary>
    public int MaximumRetryCount { get; init; }

    /// <summary>The wait before each retry, where Atlas does not ask for another; null for waits that grow.</summary>
    public TimeSpan? RetryInterval { get; init; }

    /// <summary>False for a call that is rather given up than kept waiting for its turn.</summary>
    public bool Waits { get; init; } = true;

    /// <summary>True when sending the request twice does no harm, even if the first was carried out.</summary>
    public bool Repeatable { get; init; } = request.Idempotent;

    /// <summary>The message for credentials that Atlas refuses.</summary>
    public string RefusalMessage { get; init; } = "";

    /// <summary>Takes in the body of a successful answer; null where it is small enough to be kept.</summary>
    public IReception? Reception { get; init; }

    /// <summary>The progress so far.</summary>
    public CallProgress Progress { get; } = new();

    /// <summary>The failure that the end of the call's time is.</summary>
    public AtlasHttpException TooLate()
    {
        string what = Reception is { HasBegun: true } ? "The download did not end" : "No answer";
        return Signed(new AtlasHttpException(AtlasFailure.Timeout, $"{what} within the {Seconds.Of(Deadline.Allowed)} that the whole call may take."));
    }

    /// <summary>Adds to a failure what only the call knows.</summary>
    public AtlasHttpException Signed(AtlasHttpException failure)
    {
        failure.RequestLine = Request.ToString();
        failure.Attempts = Math.Max(1, Progress.Attempt);
        failure.OutcomeUnknown = Progress.OutcomeOpen;
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
