namespace AtlasPS.Http.Limits;

/// <summary>A request that was let through, and its tickets in the buckets that it may draw on.</summary>
internal sealed record Turn(LimitKey Key, Bucket Own, Ticket OwnTicket, Ticket CommonTicket, double At);

/// <summary>
/// The limits that a session has met, as far as its answers show them. Not safe for concurrent use; <see cref="LimitGate"/> sees to that.
/// </summary>
/// <remarks>
/// <para>Every request is counted twice: in the bucket of its own key, and in one for everything that the session sends. Which of the two to go by is for the answers
/// to say. When different keys keep saying what the common bucket made expect (the same limit, and what is left going down from one to the next), they
/// draw on one bucket, and all of them keep in line; as soon as one says otherwise, each goes by its own again. That matters at both ends:
/// a limit on a whole organization is met by a pipeline over a thousand projects, each of which asks once and has seen nothing by itself; and a project that has used
/// up its share must not hold up another one.</para>
/// <para>Operations that share a bucket while others do not are between the two. Each then learns from its own answers what the others have left of it, a
/// request late, which the reserve bears; and each may meet a refusal of its own.</para>
/// <para>Where answers say nothing of what is left, refusals speak: two different keys, refused within the time that the first was asked to wait, share a bucket.</para>
/// </remarks>
internal sealed class RateLimits
{
    /// <summary>So many answers in agreement are no chance; one that disagrees undoes as many.</summary>
    private const int Enough = 4;
    private const int Certain = 2 * Enough;

    /// <summary>Seconds within which two refusals have to do with each other.</summary>
    private const double Recent = 60;

    /// <summary>Beyond this many buckets those that say nothing any more are given up.</summary>
    private const int Many = 1024;

    private readonly Dictionary<LimitKey, Bucket> _own = [];
    private readonly Bucket _common = new();
    private LimitKey? _lastAnswered;
    private int _agreement;
    private (LimitKey Key, double At, double Until)? _refusal;
    private int _tidyAt = Many;

    /// <summary>True when everything that the session sends draws on one bucket.</summary>
    public bool IsOne => _agreement >= Enough;

    /// <summary>True when requests of two keys wait in the same line.</summary>
    public bool InOneLine(LimitKey one, LimitKey other) => IsOne || one == other;

    /// <summary>Seconds until a request with so many before it in its line may be sent; 0 for now.</summary>
    public double Due(LimitKey key, int ahead, double now)
    {
        if (!IsOne)
            return Own(key)?.Due(ahead, now) ?? 0;
        double due = _common.Due(ahead, now);
        return Math.Max(due, Own(key)?.Blocked(now) ?? 0);
    }

    /// <summary>The bucket whose state explains a wait.</summary>
    public Bucket Governing(LimitKey key, double now) =>
        Own(key) is { } own && (!IsOne || own.Blocked(now) > _common.Blocked(now)) ? own : _common;

    /// <summary>Counts a request that is about to be sent.</summary>
    public Turn Enter(LimitKey key, double now)
    {
        if (Own(key) is not { } own)
        {
            Tidy(now);
            _own.Add(key, own = new Bucket());
        }

        return new Turn(key, own, own.Enter(now), _common.Enter(now), now);
    }

    /// <summary>Takes note of what became of a request.</summary>
    public void Leave(Turn turn, in LimitReport report, double now)
    {
        if (report.IsRefusal)
            Refused(turn, report, now);
        else if (report.IsAnswer)
            Answered(turn, report, now);
        turn.Own.Leave(turn.OwnTicket, report, now);
        _common.Leave(turn.CommonTicket, report, now);
    }

    private Bucket? Own(LimitKey key) => _own.TryGetValue(key, out var bucket) ? bucket : null;

    private void Answered(Turn turn, in LimitReport report, double now)
    {
        if (report.Remaining is null)
        {
            // Somebody else's refusal did not concern it.
            if (_refusal is { } refusal && turn.Key != refusal.Key && turn.At > refusal.At && now < refusal.Until)
                Hear(false);
            return;
        }

        if (turn.Key != _lastAnswered && _common.Expected(turn.CommonTicket, report, now) is { } expected)
            Hear(expected);
        _lastAnswered = turn.Key;
    }

    private void Refused(Turn turn, in LimitReport report, double now)
    {
        if (report.Wait is not > 0)
            return;
        if (_refusal is { } other && turn.Key != other.Key && now < (report.Remaining is null ? Math.Max(other.Until, other.At + Recent) : other.Until))
            _agreement = Certain;
        _refusal = (turn.Key, now, now + report.Wait.Value);
    }

    private void Hear(bool agrees) => _agreement = agrees ? Math.Min(_agreement + 1, Certain) : Math.Max(_agreement - Enough, 0);

    private void Tidy(double now)
    {
        if (_own.Count < _tidyAt)
            return;
        foreach (var key in _own.Where(entry => entry.Value.IsForgettable(now)).Select(entry => entry.Key).ToList())
            _own.Remove(key);
        _tidyAt = Math.Max(Many, _own.Count * 2);
    }
}
