namespace AtlasPS.Http.Timing;

/// <summary>The pace of retries, renewals and connections. Fixed for users; tests shorten it.</summary>
internal sealed record Pace
{
    /// <summary>The first wait after a 429 that does not say how long; it doubles twice.</summary>
    public TimeSpan RateLimitDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The first wait after a broken connection or a 502, 503 or 504; it doubles up to 5 s.</summary>
    public TimeSpan ShortDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long before its expiry an OAuth token is renewed; up to as much again is added by chance.</summary>
    public TimeSpan RenewalMargin { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The age at which a connection is replaced, so that a change of DNS is followed.</summary>
    public TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The age at which the handlers of a client are replaced, with the connections that they hold.</summary>
    public TimeSpan HandlerLifetime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a connection nobody uses is kept: a little less than the minute after which many servers close it, perhaps just as it is used again.</summary>
    public TimeSpan ConnectionIdleTime { get; init; } = TimeSpan.FromSeconds(50);

    /// <summary>After how much silence an HTTP/2 connection is asked whether it is still there.</summary>
    public TimeSpan PingDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long it has to answer that.</summary>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The head start of one address of a host before the next is tried beside it (RFC 8305).</summary>
    public TimeSpan HeadStart { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>After how long without an answer nobody can know any more whether the nonce still holds. Calls that follow each other closely need not ask.</summary>
    public TimeSpan NoncePause { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How long calls that begin together wait at most for the first of them to show that the nonce still holds.</summary>
    public TimeSpan ScoutTime { get; init; } = TimeSpan.FromSeconds(2);

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
