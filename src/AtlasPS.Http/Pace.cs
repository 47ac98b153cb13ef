namespace AtlasPS.Http;

/// <summary>The pace of retries and renewals. Fixed for users; tests shorten it.</summary>
internal sealed record Pace
{
    /// <summary>The first wait after a 429 that does not say how long; it doubles twice.</summary>
    public TimeSpan RateLimitDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The first wait after a broken connection or a 502, 503 or 504; it doubles up to 5 s.</summary>
    public TimeSpan ShortDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long before its expiry an OAuth token is renewed; up to as much again is added by chance.</summary>
    public TimeSpan RenewalMargin { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long opening a connection may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a download may send nothing before its connection counts as broken.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a revocation may take when a session is closed.</summary>
    public TimeSpan RevocationTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A number from 0 to 1 by chance, so that many clients do not move in step.</summary>
    public static double Chance()
    {
#if NET
        return Random.Shared.NextDouble();
#else
        return new Random(Guid.NewGuid().GetHashCode()).NextDouble();
#endif
    }
}
