namespace AtlasPS.Tests.Http;

/// <summary>A server's limit, of whatever kind, on a clock of its own: seconds from the beginning.</summary>
internal abstract class LimitModel
{
    public abstract int Limit { get; }

    /// <summary>How many requests are added in how many seconds, as the document of a refusal has it.</summary>
    public abstract (double Requests, double Seconds) Filling { get; }

    /// <summary>Takes a request: what is left after it, and null; or 0 and the whole seconds to wait.</summary>
    public abstract (int Remaining, double? RetryAfter) Take(double now);

    /// <summary>The shortest time in which so many requests can be let through, when nothing else takes time.</summary>
    public abstract double Shortest(int requests);

    public override string ToString() => $"{GetType().Name} {Limit}, {Filling.Requests}/{Filling.Seconds} s";
}

/// <summary>A bucket that is filled evenly.</summary>
internal sealed class EvenBucket(int capacity, double perSecond) : LimitModel
{
    private double _level = capacity;
    private double _at;

    public override int Limit => capacity;

    public override (double Requests, double Seconds) Filling => (perSecond * 60, 60);

    public override (int Remaining, double? RetryAfter) Take(double now)
    {
        _level = Math.Min(capacity, _level + (perSecond * (now - _at)));
        _at = now;
        if (_level < 1)
            return (0, Math.Ceiling((1 - _level) / perSecond));
        _level--;
        return ((int)_level, null);
    }

    public override double Shortest(int requests) => (requests - capacity) / perSecond;
}

/// <summary>A bucket that is filled from time to time, as Atlas describes its own. One that is filled to the brim is a fixed window.</summary>
internal sealed class SteppedBucket(int capacity, int step, double every) : LimitModel
{
    private double _level = capacity;
    private long _steps;

    public override int Limit => capacity;

    public override (double Requests, double Seconds) Filling => (step, every);

    public override (int Remaining, double? RetryAfter) Take(double now)
    {
        long steps = (long)(now / every);
        _level = Math.Min(capacity, _level + ((steps - _steps) * step));
        _steps = steps;
        if (_level < 1)
            return (0, Math.Ceiling(((steps + 1) * every) - now));
        _level--;
        return ((int)_level, null);
    }

    public override double Shortest(int requests) => Math.Ceiling((requests - capacity) / (double)step) * every;
}

/// <summary>So many requests in any span of time.</summary>
internal sealed class SlidingWindow(int limit, double seconds) : LimitModel
{
    private readonly Queue<double> _taken = [];

    public override int Limit => limit;

    public override (double Requests, double Seconds) Filling => (limit, seconds);

    public override (int Remaining, double? RetryAfter) Take(double now)
    {
        while (_taken.TryPeek(out double oldest) && oldest + seconds <= now)
            _taken.Dequeue();
        if (_taken.Count >= limit)
            return (0, Math.Ceiling(_taken.Peek() + seconds - now));
        _taken.Enqueue(now);
        return (limit - _taken.Count, null);
    }

    public override double Shortest(int requests) => Math.Ceiling((requests - limit) / (double)limit) * seconds;
}
