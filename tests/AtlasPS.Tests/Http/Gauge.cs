namespace AtlasPS.Tests.Http;

/// <summary>Counts how many are inside at the same time.</summary>
internal sealed class Gauge
{
    private readonly Lock _lock = new();
    private int _inside;

    public int Highest { get; private set; }

    public async Task PassAsync(TimeSpan time)
    {
        lock (_lock)
            Highest = Math.Max(Highest, ++_inside);
        await Task.Delay(time);
        lock (_lock)
            _inside--;
    }
}
