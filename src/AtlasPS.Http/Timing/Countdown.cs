namespace AtlasPS.Http.Timing;

/// <summary>A token that is cancelled with other ones, or when a time is over.</summary>
internal sealed class Countdown : IDisposable
{
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _either;

    /// <param name="clock">The clock that runs.</param>
    /// <param name="allowed">The time, or infinite.</param>
    /// <param name="others">The other tokens.</param>
    public Countdown(TimeProvider clock, TimeSpan allowed, params CancellationToken[] others)
    {
#if NET
        _time = new CancellationTokenSource(allowed, clock);
#else
        _time = clock.CreateCancellationTokenSource(allowed);
#endif
        _either = CancellationTokenSource.CreateLinkedTokenSource([.. others, _time.Token]);
    }

    public CancellationToken Token => _either.Token;

    public bool IsOver => _time.IsCancellationRequested;

    /// <summary>Counts anew, from now.</summary>
    public void Restart(TimeSpan allowed) => _time.CancelAfter(allowed);

    public void Dispose()
    {
        _either.Dispose();
        _time.Dispose();
    }
}
