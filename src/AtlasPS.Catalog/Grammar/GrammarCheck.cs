using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace AtlasPS.Catalog;

/// <summary>Compares a YAML document with the table of keys, and reports every difference.</summary>
internal sealed class GrammarCheck(string file, ICollection<CatalogFinding> findings)
{
    public const string UnknownKey = "ATLAS002";
    public const string WrongForm = "ATLAS003";
    public const string MissingKey = "ATLAS004";
    public const string UnknownValue = "ATLAS005";
    public const string WrongCount = "ATLAS006";

    public void Check(YamlNode node, ValueGrammar grammar, string name)
    {
        switch (grammar, node)
        {
            case (ChoiceGrammar choice, _):
                if (Array.Find(choice.Forms, form => Fits(form, node)) is { } fitting)
                    Check(node, fitting, name);
                else
                    Report(WrongForm, node, $"'{name}' requires {string.Join(" or ", choice.Forms.Select(Describe))}.");
                break;
            case (TextGrammar text, YamlScalarNode { Value: { } value }):
                if (text.Allowed.Length > 0 && !text.Allowed.Contains(value))
                    Report(UnknownValue, node, $"'{value}' is not a value of '{name}'. {Suggestion.For(value, text.Allowed)}");
                break;
            case (FlagGrammar, YamlScalarNode scalar):
                if (scalar.Value is not ("true" or "false"))
                    Report(UnknownValue, node, $"'{scalar.Value}' is not a value of '{name}'. Write true or false.");
                break;
            case (NumberGrammar, YamlScalarNode scalar):
                if (!int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                    Report(UnknownValue, node, $"'{scalar.Value}' is not a value of '{name}'. Write a whole number, 0 or greater.");
                break;
            case (ListGrammar list, YamlSequenceNode sequence):
                if (sequence.Children.Count < list.AtLeast || sequence.Children.Count > list.AtMost)
                    Report(WrongCount, node, $"'{name}' has {sequence.Children.Count} items. It requires {(list.AtLeast > 0 ? $"at least {list.AtLeast}" : $"at most {list.AtMost}")}.");
                foreach (var item in sequence.Children)
                    Check(item, list.Item, name);
                break;
            case (NamesGrammar names, YamlMappingNode mapping):
                foreach (var entry in mapping.Children)
                    Check(entry.Value, names.Item, Key(entry.Key));
                break;
            case (MappingGrammar known, YamlMappingNode mapping):
                CheckKeys(mapping, known);
                break;
            default:
                Report(WrongForm, node, $"'{name}' requires {Describe(grammar)}.");
                break;
        }
    }

    private void CheckKeys(YamlMappingNode mapping, MappingGrammar grammar)
    {
        foreach (var entry in mapping.Children)
        {
            string key = Key(entry.Key);
            if (Array.Find(grammar.Keys, candidate => candidate.Name == key) is { } known)
                Check(entry.Value, known.Value, key);
            else
                Report(UnknownKey, entry.Key, $"'{key}' is not a key of a {grammar.Name}. {Suggestion.For(key, grammar.Keys.Select(candidate => candidate.Name))}");
        }

        foreach (var missing in grammar.Keys.Where(key => key.Required && !mapping.Children.Keys.Any(present => Key(present) == key.Name)))
            Report(MissingKey, mapping, $"The {grammar.Name} has no '{missing.Name}'. {missing.Help}");
    }

    private static bool Fits(ValueGrammar form, YamlNode node) => form switch
    {
        ListGrammar => node is YamlSequenceNode,
        NamesGrammar or MappingGrammar => node is YamlMappingNode,
        _ => node is YamlScalarNode,
    };

    private static string Describe(ValueGrammar form) => form switch
    {
        TextGrammar => "text",
        FlagGrammar => "true or false",
        NumberGrammar => "a whole number",
        ListGrammar => "a list",
        MappingGrammar mapping => $"a mapping with the keys of a {mapping.Name}",
        NamesGrammar => "a mapping by name",
        _ => "another value",
    };

    private static string Key(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";

    private void Report(string id, YamlNode node, string message) =>
        findings.Add(new(id, new(file, (int)node.Start.Line, (int)node.Start.Column), message));
}
