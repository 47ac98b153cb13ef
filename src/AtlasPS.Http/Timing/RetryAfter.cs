using System.Globalization;
using System.Net.Http.Headers;

namespace AtlasPS.Http.Timing;

/// <summary>Reads <c>Retry-After</c>: seconds, or a date, leniently.</summary>
internal static class RetryAfter
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>How long to wait; zero for a date gone by; null where nothing readable is said.</summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, TimeProvider clock)
    {
        if (!headers.TryGetValues("Retry-After", out var values) || values.FirstOrDefault()?.Trim() is not { Length: > 0 } text)
            return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds))
            return seconds >= 0 ? TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.MaxValue.TotalSeconds / 2)) : null;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var date))
            return null;
        var wait = date - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
