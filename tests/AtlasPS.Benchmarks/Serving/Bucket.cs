namespace AtlasPS.Benchmarks.Serving;

/// <summary>A token bucket as Atlas's rate limits are: full at first, filled evenly, and with a word about when to come again.</summary>
internal sealed class Bucket(int perMinute)
{
    private readonly Lock _lock = new();
    private readonly double _perSecond = perMinute / 60.0;
    private double _tokens = perMinute;
    private DateTime _filled = DateTime.UtcNow;
    private DateTime _notBefore;

    /// <summary>How many requests were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>How many requests came although an answer before them had said that it was too soon.</summary>
    public int TooSoon { get; private set; }

    /// <summary>Takes a token. Without one the wait in whole seconds, as Retry-After has it.</summary>
    /// <param name="remaining">What is left, for RateLimit-Remaining.</param>
    public int? Take(out int remaining)
    {
        lock (_lock)
        {
            var now = DateTime.UtcNow;
            _tokens = Math.Min(perMinute, _tokens + ((now - _filled).TotalSeconds * _perSecond));
            _filled = now;
            if (now < _notBefore)
                TooSoon++;
            remaining = (int)Math.Max(0, _tokens - 1);
            if (_tokens >= 1)
            {
                _tokens--;
                return null;
            }

            Refused++;
            int wait = (int)Math.Ceiling((1 - _tokens) / _perSecond);
            _notBefore = now.AddSeconds(wait);
            return wait;
        }
    }
}
