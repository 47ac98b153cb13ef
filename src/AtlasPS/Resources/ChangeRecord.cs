namespace AtlasPS.Resources;

/// <summary>The changes of an object, as they were made: which fields were set, to what, and which were removed.</summary>
internal sealed class ChangeRecord
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>Each changed field and its value, in the order in which they were first changed; <see cref="JsonValues.Absent"/> for one that was removed.</summary>
    public IEnumerable<KeyValuePair<string, object?>> All => _order.Select(name => new KeyValuePair<string, object?>(name, _values[name]));

    public bool Contains(string name) => _values.ContainsKey(name);

    public bool TryGet(string name, out object? value) => _values.TryGetValue(name, out value);

    public void Set(string name, object? value)
    {
        if (!_values.ContainsKey(name))
            _order.Add(name);
        _values[name] = value;
    }
}
