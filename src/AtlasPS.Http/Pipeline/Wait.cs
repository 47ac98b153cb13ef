namespace AtlasPS.Http.Pipeline;

/// <summary>A wait before something is sent.</summary>
/// <param name="Delay">How long.</param>
/// <param name="Reason">Why, as messages say it.</param>
internal sealed record Wait(TimeSpan Delay, string Reason);
