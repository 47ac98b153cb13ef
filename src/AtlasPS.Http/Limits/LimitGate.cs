using AtlasPS.Http.Calls;

namespace AtlasPS.Http.Limits;

/// <summary>
/// Lets requests through as fast as Atlas allows, in the order in which they came. Safe for concurrent use.
/// </summary>
/// <remarks>
/// One a session, shared by all that use it, and not by the sessions of an account: what a limit belongs to (a project, an organization, an address) no session
/// can see, what it says is left includes what others took, and whoever connects anew begins anew. The token endpoint alone is known to limit the account, so its
/// gate goes with the token that sessions share.
/// </remarks>
internal sealed class LimitGate(TimeProvider clock)
{
    private readonly object _lock = new();
    private readonly RateLimits _limits = new();
    private readonly List<QueuePlace> _line = [];
    private readonly long _origin = clock.GetTimestamp();

    private double Now => clock.GetElapsedTime(_origin).TotalSeconds;

    /// <summary>Waits until the next attempt of a call may be sent. Ends with <see cref="Leave"/>.</summary>
    /// <exception cref="AtlasHttpException">That will be later than the call may take.</exception>
    public ValueTask<Turn> EnterAsync(AtlasCall call, CancellationToken cancellationToken)
    {
        var key = LimitKey.Of(call.Request);
        lock (_lock)
        {
            if (_limits.Due(key, Ahead(key, null), Now) <= 0)
                return new(_limits.Enter(key, Now));
        }

        return new(WaitAsync(call, key, cancellationToken));
    }

    /// <summary>Takes note of what became of an attempt, and has those who wait look again.</summary>
    public void Leave(Turn turn, in LimitReport report)
    {
        lock (_lock)
        {
            _limits.Leave(turn, report, Now);
            CallAll();
        }
    }

    private async Task<Turn> WaitAsync(AtlasCall call, LimitKey key, CancellationToken cancellationToken)
    {
        var place = new QueuePlace(key);
        try
        {
            Arrive(place);
            while (true)
            {
                var (turn, wait) = Next(place);
                if (wait is null)
                    return turn!;
                place.Tell(call, wait);
                await place.SleepAsync(wait.Delay, clock, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            Abandon(place);
            throw;
        }
    }

    private void Arrive(QueuePlace place)
    {
        lock (_lock)
            _line.Add(place);
    }

    private void Abandon(QueuePlace place)
    {
        lock (_lock)
        {
            _line.Remove(place);
            CallAll();
        }
    }

    /// <summary>The turn, or the wait for it.</summary>
    private (Turn? Turn, LimitWait? Wait) Next(QueuePlace place)
    {
        lock (_lock)
        {
            double now = Now;
            double due = _limits.Due(place.Key, Ahead(place.Key, place), now);
            if (due > 0)
            {
                var bucket = _limits.Governing(place.Key, now);
                place.Open();
                return (null, new LimitWait(TimeSpan.FromSeconds(due), bucket.Reason(now), bucket.BlockedBy(now), bucket.IsCertain(now)));
            }

            _line.Remove(place);
            return (_limits.Enter(place.Key, now), null);
        }
    }

    private int Ahead(LimitKey key, QueuePlace? place)
    {
        int ahead = 0;
        foreach (var other in _line)
        {
            if (other == place)
                break;
            if (_limits.InOneLine(key, other.Key))
                ahead++;
        }

        return ahead;
    }

    private void CallAll()
    {
        foreach (var place in _line)
            place.Call();
    }
}
