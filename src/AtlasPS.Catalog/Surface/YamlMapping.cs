using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace AtlasPS.Catalog;

/// <summary>Reads the values of a YAML mapping. A value of a wrong form reads as missing: <see cref="GrammarCheck"/> has reported it.</summary>
internal sealed class YamlMapping(string file, YamlNode node)
{
    private readonly YamlMappingNode _node = node as YamlMappingNode ?? new YamlMappingNode();

    /// <summary>Where the values are.</summary>
    public CatalogSource Source { get; } = new(file, node);

    public string? Text(string key) => Text(Node(key));

    public bool Flag(string key) => Text(key) == "true";

    public int? Number(string key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public EquatableList<string> Texts(string key) => Texts(Node(key));

    /// <summary>Texts by name.</summary>
    public EquatableList<KeyValuePair<string, string>> TextsByName(string key) =>
        [.. Entries(key).Select(entry => new KeyValuePair<string, string>(entry.Key, Text(entry.Value) ?? ""))];

    /// <summary>Lists of texts by name.</summary>
    public EquatableList<KeyValuePair<string, EquatableList<string>>> ListsByName(string key) =>
        [.. Entries(key).Select(entry => new KeyValuePair<string, EquatableList<string>>(entry.Key, Texts(entry.Value)))];

    /// <summary>The values of a mapping, converted.</summary>
    public EquatableList<T> Map<T>(string key, Func<string, YamlNode, T> convert) => [.. Entries(key).Select(entry => convert(entry.Key, entry.Value))];

    /// <summary>The items of a list, converted.</summary>
    public EquatableList<T> List<T>(string key, Func<YamlNode, T> convert) => Node(key) is YamlSequenceNode list ? [.. list.Children.Select(convert)] : [];

    public YamlNode? Node(string key) => _node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private IEnumerable<KeyValuePair<string, YamlNode>> Entries(string key) => Node(key) is YamlMappingNode map
        ? map.Children.Select(entry => new KeyValuePair<string, YamlNode>(Text(entry.Key) ?? "", entry.Value))
        : [];

    private static string? Text(YamlNode? node) => (node as YamlScalarNode)?.Value?.TrimEnd();

    private static EquatableList<string> Texts(YamlNode? node) => node switch
    {
        YamlScalarNode { Value: { } text } => [text],
        YamlSequenceNode list => [.. list.Children.Select(Text).OfType<string>()],
        _ => [],
    };
}
