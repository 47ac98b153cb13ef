namespace AtlasPS.Http.Retries;

/// <summary>The outcome of an attempt that is worth another one.</summary>
/// <param name="Reason">What happened, as messages say it.</param>
/// <param name="IsRateLimit">True for 429: Atlas did nothing, and wants fewer requests.</param>
/// <param name="Asked">The wait that the response asks for; null where it names none.</param>
internal sealed record RetryCause(string Reason, bool IsRateLimit = false, TimeSpan? Asked = null);
