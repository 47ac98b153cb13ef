using System.Collections.Concurrent;

namespace AtlasPS.Results;

/// <summary>What people call the things behind ids, as far as this session has seen them. Bounded: it forgets everything rather than grow.</summary>
internal sealed class Labels
{
    private const int Room = 10_000;
    private readonly ConcurrentDictionary<string, string> _labels = new(StringComparer.Ordinal);

    public string? this[string id] => _labels.TryGetValue(id, out string? label) ? label : null;

    public void Remember(string id, string label)
    {
        if (_labels.Count >= Room)
            _labels.Clear();
        _labels[id] = label;
    }
}
