namespace AtlasPS.Simulator.Http;

/// <summary>One segment of a path template: <c>clusters</c>, <c>{clusterName}</c>, <c>{teamId}:addUser</c> or <c>{logName}.gz</c>.</summary>
/// <param name="Parameter">The parameter's name, or null for a segment without one.</param>
/// <param name="Suffix">What follows the parameter; the whole segment where there is none.</param>
internal sealed record SegmentTemplate(string? Parameter, string Suffix)
{
    public static SegmentTemplate Parse(string segment)
    {
        int close = segment.IndexOf('}');
        return segment.StartsWith('{') && close > 0
            ? new SegmentTemplate(segment[1..close], segment[(close + 1)..])
            : new SegmentTemplate(null, segment);
    }

    /// <summary>The decoded value that an encoded segment holds, or null when it does not fit.</summary>
    public string? Match(string segment) =>
        segment.Length > Suffix.Length && segment.EndsWith(Suffix, StringComparison.Ordinal)
            ? Uri.UnescapeDataString(segment[..^Suffix.Length])
            : null;
}
