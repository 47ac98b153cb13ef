using AtlasPS.Http.Calls;
using AtlasPS.Http.Timing;
using AtlasPS.Http.Tracing;

namespace AtlasPS.Http.Limits;

/// <summary>A wait for one's turn.</summary>
/// <param name="Delay">How long, as it looks now.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Status">The status of the answer that asked for it; null where none did.</param>
/// <param name="IsCertain">True when it follows from what Atlas said or did, and not from a guess.</param>
internal sealed record LimitWait(TimeSpan Delay, string Reason, int? Status, bool IsCertain);

/// <summary>A place in line: sleeps until its time has come or there is news, and says so to whoever watches the call.</summary>
internal sealed class QueuePlace(LimitKey key)
{
    /// <summary>A wait that turns out this much longer is told again.</summary>
    private static readonly TimeSpan Notable = TimeSpan.FromSeconds(1);

    /// <summary>A wait that is over before anybody could read of it is not told.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private TaskCompletionSource<bool> _news = new();
    private TimeSpan? _told;
    private long _toldAt;

    public LimitKey Key { get; } = key;

    /// <summary>From now on news are heard. To be called under the lock under which <see cref="Call"/> is.</summary>
    public void Open() => _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>There is news.</summary>
    public void Call() => _news.TrySetResult(true);

    public async Task SleepAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        var news = _news;
        // Timers know whole milliseconds, and the time has to be over when this one rings.
        time = TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds));
        using var timer = clock.CreateTimer(_ => news.TrySetResult(true), null, time, Timeout.InfiniteTimeSpan);
        using var cancelled = cancellationToken.Register(() => news.TrySetCanceled(cancellationToken));
        await news.Task.ConfigureAwait(false);
    }

    /// <summary>Announces a wait, once and again when it grows.</summary>
    /// <exception cref="AtlasHttpException">It would outlast the time of the call, or the call does not want to wait.</exception>
    public void Tell(AtlasCall call, LimitWait wait)
    {
        if (!call.Waits || (wait.IsCertain && wait.Delay >= call.Deadline.Remaining))
            throw TooLong(call, wait);
        var clock = call.Deadline.Clock;
        if (wait.Delay < Moment)
            return;
        if (_told is { } told && wait.Delay < told - clock.GetElapsedTime(_toldAt) + Notable)
            return;
        (_told, _toldAt) = (wait.Delay, clock.GetTimestamp());
        call.Observer?.Waiting(call.Request, call.Progress.Attempt, wait.Delay, wait.Reason);
        WaitTrace.Begin(call, new PlannedWait(wait.Delay, wait.Reason), "rate_limit");
    }

    /// <summary>Where an answer has asked for the wait, that answer stands; else it is the time of the call that is too short.</summary>
    private static AtlasHttpException TooLong(AtlasCall call, LimitWait wait) => new(
        wait.Status is null ? AtlasFailure.Timeout : AtlasFailure.Status,
        $"Not sent: its turn would be in {Seconds.Of(wait.Delay)}, later than the {Seconds.Of(call.Deadline.Allowed)} that the call may take ({wait.Reason}).")
    {
        StatusCode = wait.Status,
        RetryAfter = wait.Delay,
    };
}
