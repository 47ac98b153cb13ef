using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AtlasPS.Catalog;

/// <summary>Reads mappings strictly: a key that nobody asks for is an error that names its place.</summary>
internal sealed class YamlMapping
{
    private readonly string _file;
    private readonly YamlMappingNode _node;
    private readonly HashSet<string> _asked = [];

    public YamlMapping(string file, YamlNode node)
    {
        _file = file;
        _node = node as YamlMappingNode ?? throw Wrong(file, node, "a mapping is wanted here");
    }

    public static YamlMapping Parse(string file, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return new YamlMapping(file, stream.Documents[0].RootNode);
        }
        catch (YamlException exception)
        {
            throw new CatalogException($"{file}({exception.Start.Line},{exception.Start.Column}): {exception.Message}");
        }
    }

    public string? Text(string key) => (Node(key) as YamlScalarNode)?.Value?.TrimEnd();

    public string Need(string key) => Text(key) ?? throw Wrong(_file, _node, $"'{key}' is missing");

    public bool Flag(string key) => Text(key) == "true";

    public int? Whole(string key) => Text(key) is { } text ? int.Parse(text) : null;

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string key) => Node(key) is { } node ? Texts(key, node) : [];

    /// <summary>Lists of texts by name.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> TextsByName(string key) =>
        [.. Entries(key).Select(entry => new KeyValuePair<string, IReadOnlyList<string>>(entry.Key, Texts(entry.Key, entry.Value)))];

    private IReadOnlyList<string> Texts(string key, YamlNode node) => node switch
    {
        YamlScalarNode scalar => [scalar.Value!],
        YamlSequenceNode list => [.. list.Select(item => ((YamlScalarNode)item).Value!)],
        _ => throw Wrong(_file, node, $"'{key}' wants a list"),
    };

    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string key) =>
        [.. Entries(key).Select(entry => new KeyValuePair<string, string>(entry.Key, ((YamlScalarNode)entry.Value).Value!))];

    public IReadOnlyList<T> Map<T>(string key, Func<string, YamlNode, T> convert) =>
        [.. Entries(key).Select(entry => convert(entry.Key, entry.Value))];

    public IReadOnlyList<T> List<T>(string key, Func<YamlNode, T> convert) => Node(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Select(convert)],
        var node => throw Wrong(_file, node, $"'{key}' wants a list"),
    };

    public YamlMapping? Inner(string key) => Node(key) is { } node ? new YamlMapping(_file, node) : null;

    public YamlNode? Node(string key)
    {
        _asked.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    /// <summary>Ends the reading: whatever was not asked for is a mistake.</summary>
    public void Finish()
    {
        foreach (var key in _node.Children.Keys.Cast<YamlScalarNode>().Where(key => !_asked.Contains(key.Value!)))
            throw Wrong(_file, key, $"'{key.Value}' is not known here; known are {string.Join(", ", _asked)}");
    }

    private IEnumerable<KeyValuePair<string, YamlNode>> Entries(string key) => Node(key) switch
    {
        null => [],
        YamlMappingNode map => map.Children.Select(entry => new KeyValuePair<string, YamlNode>(((YamlScalarNode)entry.Key).Value!, entry.Value)),
        var node => throw Wrong(_file, node, $"'{key}' wants a mapping"),
    };

    private static CatalogException Wrong(string file, YamlNode node, string what) => new($"{file}({node.Start.Line},{node.Start.Column}): {what}.");
}
