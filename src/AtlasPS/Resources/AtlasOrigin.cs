namespace AtlasPS.Resources;

/// <summary>Where objects came from: the values of the path that they were read under. One for all objects of an answer.</summary>
internal sealed class AtlasOrigin(IReadOnlyDictionary<string, string> pathValues)
{
    public string? this[string wireName] => pathValues.TryGetValue(wireName, out string? value) ? value : null;
}
