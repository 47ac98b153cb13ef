namespace AtlasPS.Simulator.Store;

/// <summary>The documents at one path, in the order they came, found by key.</summary>
internal sealed class DocumentCollection(DocumentKey key)
{
    private readonly List<Document> _stored = [];
    private readonly Dictionary<string, Document> _byKey = [];
    private readonly SortedDictionary<int, Document?> _touched = [];
    private readonly HashSet<string> _lost = [];
    private GeneratedDocuments? _generated;

    public int Count => _stored.Count + (_generated?.Count ?? 0) - _touched.Values.Count(document => document is null);

    /// <summary>Puts generated documents behind the stored ones.</summary>
    public void Generate(GeneratedDocuments generated)
    {
        _generated = generated;
        _touched.Clear();
    }

    /// <summary>Every document. Those that are generated are made while it is enumerated.</summary>
    public IEnumerable<Document> All() => _stored.Concat(Generated(0));

    /// <summary>Up to <paramref name="take"/> documents behind the first <paramref name="skip"/>.</summary>
    public IEnumerable<Document> Slice(long skip, int take)
    {
        if (skip >= int.MaxValue)
            return [];
        var behind = skip < _stored.Count
            ? _stored.Skip((int)skip).Concat(Generated(0))
            : Generated((int)skip - _stored.Count);
        return behind.Take(take);
    }

    /// <summary>The document of a key.</summary>
    /// <param name="values">The values of the key.</param>
    /// <param name="other">Another key than the collection's own, where an operation names its documents differently.</param>
    public Document? Find(IReadOnlyList<string> values, DocumentKey? other = null)
    {
        if (_byKey.TryGetValue(DocumentKey.Join(values), out var exact))
            return exact;
        if (_generated?.IndexOf(values) is { } index)
            return _touched.TryGetValue(index, out var touched) ? touched : _touched[index] = new Document(_generated.Make(index));
        return _stored.Find(document => (other ?? key).Fits(document, values));
    }

    /// <summary>Adds a document.</summary>
    /// <returns>False when one with its key is there already.</returns>
    public bool Add(Document document)
    {
        var values = key.Of(document);
        if (values.Count > 0)
        {
            if (Find(values) is not null)
                return false;
            _byKey[DocumentKey.Join(values)] = document;
        }

        _stored.Add(document);
        return true;
    }

    /// <summary>True when a document of that key was here and was removed.</summary>
    public bool HasLost(IReadOnlyList<string> values) => _lost.Contains(DocumentKey.Join(values));

    /// <summary>Removes a document that was found by the given key.</summary>
    public void Remove(Document document, IReadOnlyList<string> values)
    {
        _lost.Add(DocumentKey.Join(values));
        if (_stored.Remove(document))
        {
            foreach (var entry in _byKey.Where(entry => entry.Value == document).ToList())
                _byKey.Remove(entry.Key);
            return;
        }

        foreach (int index in _touched.Where(entry => entry.Value == document).Select(entry => entry.Key).ToList())
            _touched[index] = null;
    }

    private IEnumerable<Document> Generated(int skip)
    {
        if (_generated is null)
            yield break;

        int index = skip;
        foreach (var (removed, document) in _touched)
        {
            if (removed > index)
                break;
            if (document is null)
                index++;
        }

        for (; index < _generated.Count; index++)
        {
            if (!_touched.TryGetValue(index, out var touched))
                yield return new Document(_generated.Make(index));
            else if (touched is not null)
                yield return touched;
        }
    }
}
