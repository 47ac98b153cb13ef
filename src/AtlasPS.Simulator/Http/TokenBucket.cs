namespace AtlasPS.Simulator.Http;

/// <summary>What a bucket says to a request.</summary>
/// <param name="Bucket">The name of the bucket.</param>
/// <param name="Limit">What it holds when it is full.</param>
/// <param name="Remaining">What it holds now.</param>
/// <param name="RetryAfter">Whole seconds until there is a token again, where there was none.</param>
/// <param name="TooSoon">True when a refusal before had asked to wait for longer.</param>
internal readonly record struct Allowance(string Bucket, int Limit, int Remaining, int? RetryAfter, bool TooSoon);

/// <summary>A token bucket: full at first, filled evenly.</summary>
internal sealed class TokenBucket(string name, int capacity, TimeSpan fillsIn, bool refuses)
{
    private readonly Lock _lock = new();
    private readonly double _perSecond = capacity / fillsIn.TotalSeconds;
    private double _level = capacity;
    private DateTimeOffset? _at;
    private DateTimeOffset _notBefore;

    public Allowance Take(DateTimeOffset now)
    {
        lock (_lock)
        {
            _level = Math.Min(capacity, _level + (Math.Max(0, (now - (_at ?? now)).TotalSeconds) * _perSecond));
            _at = now;
            bool tooSoon = now < _notBefore;
            if (_level >= 1 || !refuses)
            {
                _level = Math.Max(0, _level - 1);
                return new Allowance(name, capacity, (int)_level, null, tooSoon);
            }

            int wait = (int)Math.Ceiling((1 - _level) / _perSecond);
            if (_notBefore < now.AddSeconds(wait))
                _notBefore = now.AddSeconds(wait);
            return new Allowance(name, capacity, 0, wait, tooSoon);
        }
    }
}
