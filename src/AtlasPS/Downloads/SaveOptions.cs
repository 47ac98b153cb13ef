namespace AtlasPS.Downloads;

/// <summary>How a download is saved.</summary>
internal sealed record SaveOptions
{
    /// <summary>True to put the file in the place of one that is there.</summary>
    public bool Replaces { get; init; }

    /// <summary>True to unpack a gzip file on its way.</summary>
    public bool Expands { get; init; }

    /// <summary>The name where neither the caller nor the answer gives one.</summary>
    public string FallbackName { get; init; } = "";

    /// <summary>What is done, in words, for the progress bar.</summary>
    public string Activity { get; init; } = "";
}
