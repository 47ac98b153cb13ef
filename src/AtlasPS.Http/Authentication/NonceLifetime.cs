namespace AtlasPS.Http.Authentication;

/// <summary>
/// Learns how long nonces live at this server. When one expires in the middle of much work, every request under way is refused; who knows the hour asks for the
/// next one a little earlier, by a single request. A refusal teaches only where the last acceptance lies close before it, so that a long pause teaches nothing;
/// and where the server does not say <c>stale=true</c>, as Atlas never does, two nonces have to have lived alike, so that a server which was
/// restarted teaches nothing either. Not safe for concurrent use.
/// </summary>
internal sealed class NonceLifetime(TimeProvider clock)
{
    private const double Early = 0.9;

    /// <summary>What is refused sooner was worn out by use, not by age.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private long _begin;
    private TimeSpan _proven;
    private TimeSpan _former;
    private TimeSpan _lifetime = TimeSpan.MaxValue;

    /// <summary>True when the present nonce will probably not live much longer.</summary>
    public bool IsNearlyOver => clock.GetElapsedTime(_begin).Ticks > _lifetime.Ticks * Early;

    /// <summary>A nonce has come.</summary>
    public void Begin()
    {
        _begin = clock.GetTimestamp();
        _proven = TimeSpan.Zero;
    }

    /// <summary>A request with the present nonce was accepted.</summary>
    /// <param name="sentAt">When it was sent, as a timestamp of the clock.</param>
    public void Accepted(long sentAt)
    {
        var age = clock.GetElapsedTime(_begin, sentAt);
        if (age > _proven)
            _proven = age;
        // It lives longer than the lesson said, so the lesson was wrong.
        if (age > _lifetime)
            _lifetime = TimeSpan.MaxValue;
    }

    /// <summary>A request with the present nonce was refused.</summary>
    /// <param name="sentAt">When it was sent, as a timestamp of the clock.</param>
    /// <param name="saidSo">True when the server said that the nonce was too old.</param>
    public void Expired(long sentAt, bool saidSo)
    {
        var age = clock.GetElapsedTime(_begin, sentAt);
        if (_proven < Shortest || age.Ticks > _proven.Ticks / Early)
            return;
        if (saidSo || (_proven.Ticks > _former.Ticks * Early && _former.Ticks > _proven.Ticks * Early))
            _lifetime = _proven;
        _former = _proven;
    }
}
