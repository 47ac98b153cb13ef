namespace AtlasPS.Http.Timing;

/// <summary>A wait before something is sent.</summary>
/// <param name="Delay">How long.</param>
/// <param name="Reason">Why, as messages say it.</param>
internal sealed record PlannedWait(TimeSpan Delay, string Reason);
