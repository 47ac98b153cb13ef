using System.Globalization;
using System.Text.RegularExpressions;
using AtlasPS.Catalog;

namespace AtlasPS.Simulator.Http;

/// <summary>A media type of the service: <c>application/vnd.atlas.2024-08-05+json</c>.</summary>
/// <param name="Date"><c>YYYY-MM-DD</c> or <c>preview</c>.</param>
/// <param name="Kind"><c>json</c>, <c>csv</c> or <c>gzip</c>.</param>
internal sealed partial record MediaTypeVersion(string Date, string Kind)
{
    /// <summary>Reads the first vendor media type of an Accept or Content-Type header, or null.</summary>
    public static MediaTypeVersion? Read(string? header)
    {
        var match = VendorType().Match(header ?? "");
        return match.Success ? new MediaTypeVersion(match.Groups[1].Value.ToLowerInvariant(), match.Groups[2].Value.ToLowerInvariant()) : null;
    }

    /// <summary>The newest version of an operation not later than the date asked, or null.</summary>
    public VersionFacts? Newest(OperationFacts operation)
    {
        if (Date == "preview")
            return operation.Versions.LastOrDefault(version => version.Preview);
        return DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? operation.Versions.LastOrDefault(version => !version.Preview && string.CompareOrdinal(version.Date, Date) <= 0)
            : null;
    }

    [GeneratedRegex(@"application/vnd\.atlas\.([0-9a-z-]+)\+([a-z]+)", RegexOptions.IgnoreCase)]
    private static partial Regex VendorType();
}
