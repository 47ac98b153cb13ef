using AtlasPS.Http.Calls;
using AtlasPS.Http.Timing;

namespace AtlasPS.Http.Retries;

/// <summary>
/// Decides how long to wait before a retry. The first of these that applies:
/// the wait that Atlas asked for; the fixed interval of the call; 10, 20, 40 s after a 429; 0.2, 0.4 … 5 s after anything else.
/// </summary>
internal sealed class RetryDelay(Pace pace)
{
    /// <summary>No interval between retries is longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>A longer wait that Atlas asks for is an error that says when, rather than hours of silence.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    /// <summary>Waits that grow are extended by a random part of up to a quarter, so that clients that failed together do not return together.</summary>
    private const double Jitter = 0.25;

    /// <summary>The wait after a 429 doubles twice.</summary>
    private const int LongestRateLimitFactor = 4;

    private static readonly TimeSpan LongestShortDelay = TimeSpan.FromSeconds(5);

    /// <exception cref="ArgumentException">The interval is out of its bounds.</exception>
    public static TimeSpan? Checked(TimeSpan? interval) => interval is not { } time || (time > TimeSpan.Zero && time <= Longest)
        ? interval
        : throw new ArgumentException($"The interval between retries is {time}; it must be positive and at most a day.");

    /// <summary>The wait before the next attempt of a call.</summary>
    public PlannedWait After(AtlasCall call, RetryCause cause)
    {
        if (cause.Asked is { } asked)
            return new PlannedWait(asked, $"{cause.Reason}, Retry-After {Seconds.Of(asked)}");
        return new PlannedWait(call.RetryInterval ?? Growing(call.Progress.Attempt, cause), cause.Reason);
    }

    private TimeSpan Growing(int attempt, RetryCause cause)
    {
        var (first, longest) = cause.IsRateLimit
            ? (pace.RateLimitDelay, TimeSpan.FromTicks(pace.RateLimitDelay.Ticks * LongestRateLimitFactor))
            : (pace.ShortDelay, LongestShortDelay);
        double doubled = first.TotalMilliseconds * Math.Pow(2, attempt - 1);
        return TimeSpan.FromMilliseconds(Math.Min(doubled, longest.TotalMilliseconds) * (1 + (Pace.Chance() * Jitter)));
    }
}
