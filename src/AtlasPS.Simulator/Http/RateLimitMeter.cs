using System.Globalization;

namespace AtlasPS.Simulator.Http;

/// <summary>Counts requests a minute for the RateLimit headers. It never refuses: a refusal is asked for by a fault.</summary>
internal sealed class RateLimitMeter(TimeProvider clock)
{
    private const int Limit = 1200;

    private readonly Lock _lock = new();
    private long _minute;
    private int _used;

    public IEnumerable<KeyValuePair<string, string>> Count()
    {
        int remaining;
        lock (_lock)
        {
            long minute = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
            if (minute != _minute)
                (_minute, _used) = (minute, 0);
            remaining = Math.Max(0, Limit - ++_used);
        }

        yield return new("RateLimit-Limit", Limit.ToString(CultureInfo.InvariantCulture));
        yield return new("RateLimit-Remaining", remaining.ToString(CultureInfo.InvariantCulture));
    }
}
