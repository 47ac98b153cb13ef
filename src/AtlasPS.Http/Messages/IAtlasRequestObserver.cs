namespace AtlasPS.Http;

/// <summary>
/// Sees the attempts of a call as they happen. Called from any thread, never concurrently for one call; must be quick and must not throw.
/// Headers and bodies that are handed over are already free of secrets.
/// </summary>
public interface IAtlasRequestObserver
{
    /// <summary>True when headers are wanted; otherwise they are handed over as an empty text, which costs nothing.</summary>
    bool WantsHeaders { get; }

    /// <summary>An attempt is about to be sent.</summary>
    /// <param name="request">The request.</param>
    /// <param name="attempt">From 1.</param>
    /// <param name="redactedHeaders">The headers, one <c>Name: value</c> a line; values outside the allow-list are shown as <c>***</c>.</param>
    void Sending(AtlasRequest request, int attempt, string redactedHeaders);

    /// <summary>An answer, of whatever status, has arrived.</summary>
    /// <param name="request">The request.</param>
    /// <param name="attempt">From 1.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="elapsed">From sending to the last byte.</param>
    /// <param name="redactedHeaders">The answer's headers, redacted alike.</param>
    void Received(AtlasRequest request, int attempt, int statusCode, TimeSpan elapsed, string redactedHeaders);

    /// <summary>The call waits: before it is tried again, or for its turn within the limits of Atlas. Told again when a wait grows by a second or more.</summary>
    /// <param name="request">The request.</param>
    /// <param name="attempt">The attempt that failed, or whose turn it is not yet, from 1.</param>
    /// <param name="delay">How long it waits, as it looks now.</param>
    /// <param name="reason">In words, e.g. <c>429 RATE_LIMITED, Retry-After 3 s</c> or <c>12 of 1200 requests left; 0.05 s between requests</c>.</param>
    void Waiting(AtlasRequest request, int attempt, TimeSpan delay, string reason);

    /// <summary>The call is over, whatever came of it; so is a wait that was told and led to no further attempt.</summary>
    /// <param name="request">The request.</param>
    void Ended(AtlasRequest request);
}
