namespace AtlasPS.Http.Timing;

/// <summary>The time that a whole call may take, counted from now.</summary>
internal sealed class Deadline(TimeProvider clock, TimeSpan allowed)
{
    private long _start = clock.GetTimestamp();
    private Countdown? _call;

    /// <exception cref="ArgumentException">The time is neither positive nor infinite.</exception>
    public static TimeSpan Checked(TimeSpan allowed) => allowed == Timeout.InfiniteTimeSpan || (allowed > TimeSpan.Zero && allowed.TotalMilliseconds <= int.MaxValue)
        ? allowed
        : throw new ArgumentException($"A time of {allowed} is out of bounds: it must be positive and at most 24 days, or infinite.");

    /// <summary>The clock that it runs by.</summary>
    public TimeProvider Clock { get; } = clock;

    /// <summary>The whole time.</summary>
    public TimeSpan Allowed { get; } = allowed;

    /// <summary>What is left of it.</summary>
    public TimeSpan Remaining => Allowed == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : Allowed - Clock.GetElapsedTime(Volatile.Read(ref _start));

    /// <summary>A token that is cancelled with any of <paramref name="cancellationTokens"/>, or when the time is over.</summary>
    public Countdown Link(params CancellationToken[] cancellationTokens)
    {
        var countdown = new Countdown(Clock, Allowed, cancellationTokens);
        // Calls that serve this one, such as one for a token, share its time; the first is the call itself.
        _call ??= countdown;
        return countdown;
    }

    /// <summary>Counts the time anew from now.</summary>
    public void Restart()
    {
        Volatile.Write(ref _start, Clock.GetTimestamp());
        _call?.Restart(Allowed);
    }
}
