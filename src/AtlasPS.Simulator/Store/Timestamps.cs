using System.Globalization;

namespace AtlasPS.Simulator.Store;

/// <summary>Moments as the service writes them: UTC, whole seconds, a Z.</summary>
internal static class Timestamps
{
    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
