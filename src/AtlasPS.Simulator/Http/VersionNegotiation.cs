using System.Globalization;
using AtlasPS.Catalog;

namespace AtlasPS.Simulator.Http;

/// <summary>The version that a request is answered with.</summary>
internal sealed record NegotiatedVersion(VersionFacts Facts, string Kind)
{
    /// <summary>The Content-Type of the answer.</summary>
    public string ContentType => Facts.MediaType(Kind) + (Kind == "gzip" ? "" : ";charset=utf-8");
}

/// <summary>Chooses the version of an operation that a request asks for, and refuses what cannot be served.</summary>
internal sealed class VersionNegotiation(TimeProvider clock)
{
    /// <summary>The day the stand-in gives for advice against an operation, since the facts hold none.</summary>
    private static readonly DateOnly Advised = new(2025, 2, 19);

    /// <exception cref="AtlasError">406 when no version fits; 410 when the one that does is past its sunset.</exception>
    public NegotiatedVersion Choose(OperationFacts operation, IncomingRequest request)
    {
        if (MediaTypeVersion.Read(request.Header("Accept")) is not { } asked)
            throw new AtlasError(406, "NOT_ACCEPTABLE", "The Accept header must name a versioned media type.");
        if (asked.Newest(operation) is not { } version)
            throw new AtlasError(406, "INVALID_VERSION_DATE", $"No version of this resource fits {asked.Date}.", asked.Date);
        if (!version.Media.Contains(asked.Kind))
            throw new AtlasError(406, "NOT_ACCEPTABLE", $"This resource is not served as {asked.Kind}.", asked.Kind);
        if (HasSuccessor(operation, version) && Sunset(operation, version) is { } sunset && sunset <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
            throw new AtlasError(410, "VERSION_GONE", $"Version {version.Date} of this resource is gone since {sunset:yyyy-MM-dd}.", version.Date);
        return new NegotiatedVersion(version, asked.Kind);
    }

    /// <summary>The version whose schema the request body follows.</summary>
    /// <exception cref="AtlasError">415 when the body is not JSON, or of a version that does not exist.</exception>
    public static VersionFacts ChooseBody(OperationFacts operation, NegotiatedVersion answer, IncomingRequest request)
    {
        string contentType = request.ContentType;
        if (contentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            return answer.Facts;
        if (MediaTypeVersion.Read(contentType) is { Kind: "json" } given && given.Newest(operation) is { } version)
            return version;
        throw new AtlasError(415, "UNSUPPORTED_MEDIA_TYPE", $"The Content-Type {contentType} is not supported.", contentType);
    }

    /// <summary>The headers that announce an end. Their days have a single digit, as the service writes them.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Notices(OperationFacts operation, VersionFacts version)
    {
        var next = operation.Versions.FirstOrDefault(other => !other.Preview && string.CompareOrdinal(other.Date, version.Date) > 0);
        if (next is not null && !version.Preview)
            yield return new("Deprecation", HeaderDate(DateOnly.ParseExact(next.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        else if (operation.Deprecated)
            yield return new("Deprecation", HeaderDate(Advised));
        if (Sunset(operation, version) is { } sunset)
            yield return new("Sunset", HeaderDate(sunset));
    }

    /// <summary>
    /// True when another version has taken over. The last version of an operation is served for ever, also past its sunset:
    /// the stand-in answers every operation of the catalog, the retired ones too.
    /// </summary>
    private static bool HasSuccessor(OperationFacts operation, VersionFacts version) => operation.Latest.Date != version.Date;

    private static DateOnly? Sunset(OperationFacts operation, VersionFacts version) =>
        DateOnly.TryParseExact(version.Sunset ?? operation.Sunset, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string HeaderDate(DateOnly day) => day.ToString("ddd, d MMM yyyy", CultureInfo.InvariantCulture) + " 00:00:00 GMT";
}
