using System.Globalization;

namespace AtlasPS.Http.Timing;

/// <summary>Times as messages say them, e.g. <c>0.2 s</c>.</summary>
internal static class Seconds
{
    public static string Of(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";
}
