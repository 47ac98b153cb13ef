namespace AtlasPS.Binding;

/// <summary>What a request holds that AtlasPS does not know. It is sent as it is, and each value is warned of once.</summary>
internal sealed class Remarks
{
    private readonly List<string> _texts = [];

    /// <summary>The warnings, in the order in which they were found.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Adds a warning, unless it is there.</summary>
    public void Add(string text)
    {
        if (!_texts.Contains(text))
            _texts.Add(text);
    }
}
