using System.Text;

namespace AtlasPS.Catalog;

/// <summary>How names become words of a sentence: <c>ApiKey</c> is an "API key".</summary>
public sealed class Vocabulary
{
    private readonly Dictionary<string, string> _spellings = [];
    private readonly Dictionary<string, string> _parents = [];

    /// <summary>Creates it from the words that are not written in lower case, and from what sentences call the things that path parameters name.</summary>
    public Vocabulary(IEnumerable<string> spellings, IEnumerable<KeyValuePair<string, string>> parents)
    {
        foreach (string word in spellings)
            _spellings[word.ToLowerInvariant()] = word;
        foreach (var parent in parents)
            _parents[parent.Key] = parent.Value;
    }

    /// <summary>Words of a Pascal-cased name in lower case, and what is always written large as it is written: <c>BackupExportBucket</c> → <c>backup export bucket</c>, <c>ApiKey</c> → <c>API key</c>.</summary>
    public string Of(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            bool begins = i > 0 && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (begins)
                words.Append(' ');
            bool acronym = (i + 1 < name.Length && char.IsUpper(name[i + 1])) || (i > 0 && char.IsUpper(name[i - 1]) && !begins);
            words.Append(acronym ? name[i] : char.ToLowerInvariant(name[i]));
        }

        return string.Join(" ", words.ToString().Replace("mongo DB", "MongoDB").Split(' ').Select(word => _spellings.TryGetValue(word, out string? known) ? known : word));
    }

    /// <summary>What a sentence calls the thing that a path parameter of a noun names; empty for a place that something is on, such as a cloud.</summary>
    /// <param name="noun">The noun of the cmdlet, e.g. <c>AtlasStreamConnection</c>.</param>
    /// <param name="parameter">The parameter, e.g. <c>TenantName</c>. An entry <c>AtlasStream*.TenantName</c> holds for the nouns that begin so.</param>
    public string Parent(string noun, string parameter)
    {
        foreach (var entry in _parents.Where(entry => entry.Key.EndsWith("*." + parameter, StringComparison.Ordinal)))
            if (noun.StartsWith(entry.Key.Substring(0, entry.Key.Length - parameter.Length - 2), StringComparison.Ordinal))
                return entry.Value;
        return _parents.TryGetValue(parameter, out string? word) ? word : Of(parameter.Replace("Name", "").Replace("Id", ""));
    }

    /// <summary>Each entry, and the parameter that it is about.</summary>
    internal IEnumerable<(string Entry, string Parameter)> Parents => _parents.Keys.Select(key => (key, key.Substring(key.IndexOf('.') + 1)));
}
