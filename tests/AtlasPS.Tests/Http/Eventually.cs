using System.Diagnostics;

namespace AtlasPS.Tests.Http;

/// <summary>Waits for what another thread brings about.</summary>
internal static class Eventually
{
    public static async Task Async(Func<bool> condition)
    {
        var time = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(time.Elapsed < TimeSpan.FromSeconds(10), "It did not come about within 10 s.");
            await Task.Delay(2);
        }
    }
}
