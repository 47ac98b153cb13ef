namespace AtlasPS.Http;

/// <summary>What an answer says of the file that follows it.</summary>
public sealed class AtlasDownload
{
    /// <summary>The HTTP status, 200 to 299.</summary>
    public int StatusCode { get; init; }

    /// <summary>The media type without parameters, e.g. <c>application/vnd.atlas.2023-02-01+gzip</c>; null where the answer has none.</summary>
    public string? MediaType { get; init; }

    /// <summary>The bytes that come over the wire, or null where the answer does not say.</summary>
    public long? Length { get; init; }

    /// <summary>
    /// The name that the file is offered under, exactly as it came: whoever makes a file of it makes it safe first. Null where none is offered.
    /// </summary>
    public string? FileName { get; init; }

    /// <summary>The attempt that this answers, from 1.</summary>
    public int Attempt { get; init; }
}
