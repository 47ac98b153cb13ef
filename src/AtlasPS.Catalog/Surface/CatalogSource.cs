using YamlDotNet.RepresentationModel;

namespace AtlasPS.Catalog;

/// <summary>Where a part of a YAML file stands, and each of its keys and values.</summary>
public sealed class CatalogSource
{
    /// <summary>No place: of what was not read from a file.</summary>
    public static readonly CatalogSource None = new("", null);

    private readonly string _file;
    private readonly YamlNode? _node;

    internal CatalogSource(string file, YamlNode? node)
    {
        _file = file;
        _node = node;
    }

    /// <summary>The path of the file.</summary>
    public string File => _file;

    /// <summary>The beginning of the part.</summary>
    public CatalogPosition Start => At(_node);

    /// <summary>The place of a key's value; the beginning of the part where it has no such key.</summary>
    public CatalogPosition At(string key) => At(Value(_node, key) ?? _node);

    /// <summary>True where the part has a key.</summary>
    public bool Has(string key) => Value(_node, key) is not null;

    /// <summary>The place of an item in a key's list, of a name in its mapping, or else of its value.</summary>
    public CatalogPosition At(string key, string item)
    {
        var value = Value(_node, key);
        var found = value switch
        {
            YamlSequenceNode list => list.Children.FirstOrDefault(child => IsText(child, item)),
            YamlMappingNode map => map.Children.Keys.FirstOrDefault(child => IsText(child, item))
                ?? map.Children.Values.SelectMany(child => child is YamlSequenceNode list ? list.Children.AsEnumerable() : [child]).FirstOrDefault(child => IsText(child, item)),
            _ => value,
        };
        return At(found ?? value ?? _node);
    }

    private CatalogPosition At(YamlNode? node) => node is null ? new(_file, 0, 0) : new(_file, (int)node.Start.Line, (int)node.Start.Column);

    private static YamlNode? Value(YamlNode? node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private static bool IsText(YamlNode node, string text) => node is YamlScalarNode scalar && scalar.Value == text;
}
