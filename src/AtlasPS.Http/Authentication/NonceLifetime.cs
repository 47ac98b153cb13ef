namespace AtlasPS.Http.Authentication;

/// <summary>
/// Learns how long nonces live at this server. When one expires in the middle of much work, every request under way is refused; who knows the hour asks for the
/// next one a little earlier, by a single request. Only a server that says <c>stale=true</c> is believed, and only where the last acceptance and the
/// refusal lie close together: a long pause between them, or a server that was restarted, teaches nothing. Not safe for concurrent use.
/// </summary>
internal sealed class NonceLifetime(TimeProvider clock)
{
    private const double Early = 0.9;
    private long _begin;
    private TimeSpan _proven;
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

    /// <summary>A request with the present nonce was refused as stale.</summary>
    /// <param name="sentAt">When it was sent, as a timestamp of the clock.</param>
    public void Expired(long sentAt)
    {
        var age = clock.GetElapsedTime(_begin, sentAt);
        if (_proven > TimeSpan.Zero && age.Ticks <= _proven.Ticks / Early)
            _lifetime = _proven;
    }
}
