using System.Text.Json.Nodes;
using AtlasPS.Simulator.Schema;

namespace AtlasPS.Simulator.Store;

/// <summary>Everything the simulated service remembers. Whoever uses it holds <see cref="Gate"/>.</summary>
internal sealed class DocumentStore(ResourceMap map, ExampleBuilder examples, TimeProvider clock)
{
    private readonly Dictionary<string, DocumentCollection> _collections = [];
    private readonly Dictionary<string, Document> _singles = [];
    private readonly PriorityQueue<Action, (DateTimeOffset Due, int Order)> _later = new();
    private int _order;
    private int _ids;

    public Lock Gate { get; } = new();

    public ResourceMap Map => map;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The documents of a resource below the given path values. Where nothing is known of them, one example stands in.</summary>
    public DocumentCollection Collection(Resource resource, IReadOnlyDictionary<string, string> values)
    {
        string path = ResourceMap.Fill(resource.Template, values);
        if (_collections.TryGetValue(path, out var collection))
            return collection;

        _collections[path] = collection = new DocumentCollection(resource.Key);
        if (!resource.Known && resource.Listed && resource.Element is { } element)
            collection.Add(new Document(examples.BuildObject(element, values)));
        return collection;
    }

    /// <summary>The documents at a template's path.</summary>
    public DocumentCollection Collection(string template, IReadOnlyDictionary<string, string> values) => Collection(map.Get(template), values);

    /// <summary>The single document of a resource; an example until it is written.</summary>
    public Document Single(Resource resource, IReadOnlyDictionary<string, string> values)
    {
        string path = ResourceMap.Fill(resource.Template, values);
        if (!_singles.TryGetValue(path, out var document))
            _singles[path] = document = new Document(resource.Element is { } element ? examples.BuildObject(element, values) : []);
        return document;
    }

    /// <summary>The single document at a template's path.</summary>
    public Document Single(string template, IReadOnlyDictionary<string, string> values) => Single(map.Get(template), values);

    /// <summary>True when the single document at a template's path was written or read before.</summary>
    public bool HasSingle(string template, IReadOnlyDictionary<string, string> values) => _singles.ContainsKey(ResourceMap.Fill(template, values));

    /// <summary>Forgets a single document: it is an example again.</summary>
    public void RemoveSingle(Resource resource, IReadOnlyDictionary<string, string> values) => _singles.Remove(ResourceMap.Fill(resource.Template, values));

    /// <summary>Forgets everything below a document that is gone.</summary>
    public void RemoveBelow(string path)
    {
        string below = path + "/";
        foreach (string gone in _collections.Keys.Where(key => key.StartsWith(below, StringComparison.Ordinal)).ToList())
            _collections.Remove(gone);
        foreach (string gone in _singles.Keys.Where(key => key.StartsWith(below, StringComparison.Ordinal)).ToList())
            _singles.Remove(gone);
    }

    /// <summary>Every document of a resource, whatever the values above it.</summary>
    public IEnumerable<Document> Everywhere(string template)
    {
        string[] pattern = template.Split('/');
        return _collections
            .Where(entry => entry.Key.Split('/') is var path && path.Length == pattern.Length
                && path.Zip(pattern).All(pair => pair.Second.StartsWith('{') || pair.First == pair.Second))
            .SelectMany(entry => entry.Value.All());
    }

    /// <summary>Does something later, at the first request after the time has passed.</summary>
    public void Later(TimeSpan delay, Action action) => _later.Enqueue(action, (Now + delay, _order++));

    /// <summary>Does what has come due.</summary>
    public void Settle()
    {
        while (_later.TryPeek(out var action, out var when) && when.Due <= Now)
        {
            _later.Dequeue();
            action();
        }
    }

    /// <summary>A new id of 24 hexadecimal digits. After a reset the same ones come again.</summary>
    public string NewId() => Ids.Numbered(_ids++);

    /// <summary>The moment as the service writes it.</summary>
    public string Timestamp(TimeSpan offset = default) => Timestamps.Text(Now + offset);
}
