namespace AtlasPS.Tests.Simulator;

/// <summary>A clock that moves when it is told to.</summary>
internal sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public static ManualClock Today() => new(new DateTimeOffset(2026, 8, 10, 12, 0, 0, TimeSpan.Zero));

    public void Advance(TimeSpan time) => _now += time;

    public override DateTimeOffset GetUtcNow() => _now;
}
