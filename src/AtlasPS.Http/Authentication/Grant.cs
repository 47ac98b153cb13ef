using AtlasPS.Http.Timing;

namespace AtlasPS.Http.Authentication;

/// <summary>An access token and the times that belong to it.</summary>
internal sealed class Grant(string token, DateTimeOffset renewAt, DateTimeOffset expiresAt)
{
    public string Token { get; } = token;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    public DateTimeOffset RenewAt { get; } = renewAt;

    /// <summary>The same token, to be renewed later: the token endpoint was not there.</summary>
    public Grant Postponed(DateTimeOffset renewAt) => new(Token, renewAt < ExpiresAt ? renewAt : ExpiresAt, ExpiresAt);

    /// <summary>The grant that an answer of the token endpoint makes.</summary>
    /// <param name="token">The token.</param>
    /// <param name="lifetime">How long it lives; null when the answer does not say.</param>
    /// <param name="pace">The margin before the expiry.</param>
    public static Grant Of(string token, TimeSpan? lifetime, Pace pace)
    {
        if (lifetime is not { } lives)
            return new Grant(token, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);

        var now = pace.Clock.GetUtcNow();
        var margin = TimeSpan.FromTicks((long)(pace.RenewalMargin.Ticks * (1 + Pace.Chance())));
        // A token that lives no longer than the margin would be renewed at every call; it is used up instead.
        return new Grant(token, now + (lives > margin ? lives - margin : lives), now + lives);
    }
}
