using System.Text;

namespace AtlasPS.Finding;

/// <summary>
/// Breaks names and sentences into words that compare: lower case, singular, and with one word for what different tools call differently. <c>atlas clusters list</c>,
/// <c>listGroupClusters</c> and <c>Get-AtlasCluster</c> have the words <c>get</c> and <c>cluster</c> in common.
/// </summary>
internal static class SearchWords
{
    /// <summary>What people, the Atlas CLI and the API say, and the word that stands for it here.</summary>
    private static readonly Dictionary<string, string> Synonyms = new[]
    {
        "get list describe show read view display return",
        "new create make build",
        "set scale resize update change edit modify put patch configure rename toggle",
        "remove delete drop destroy terminate unassign deauthorize",
        "save download export",
        "test validate verify check",
        "start begin run trigger",
        "stop end cancel abort",
        "suspend pause paused",
        "resume unpause continue",
        "suggested suggest suggestion",
        "confirm acknowledge ack",
        "complete cutover",
        "wait watch",
        "project group",
        "organization org organisation",
        "search fts lucene",
        "restore recover",
        "user member",
        "config configuration setting",
        "stream asp",
        "certificate cert x509",
        "database db",
    }.Select(line => line.Split(' ')).SelectMany(words => words.Select(word => (word, words[0]))).ToDictionary(entry => entry.word, entry => entry.Item2);

    /// <summary>One word elsewhere, several here.</summary>
    private static readonly Dictionary<string, string> Phrases = new()
    {
        ["whitelist"] = "access entry",
        ["allowlist"] = "access entry",
        ["dbuser"] = "database user",
        ["dbrole"] = "database role",
        ["customdbrole"] = "custom database role",
    };

    /// <summary>Words that say nothing about what is wanted.</summary>
    private static readonly HashSet<string> Idle = ["atlas", "a", "an", "the", "of", "in", "on", "for", "to", "from", "and", "or", "one", "all", "by", "my", "how", "do", "i", "api", "with", "is", "it", "that", "what", "which"];

    /// <summary>The words of a text, each once, in order.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Split(text).SelectMany(Plain).Where(word => !Idle.Contains(word)).Distinct()];

    private static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool begins = char.IsUpper(c) && i > 0 && (char.IsLower(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1]) && char.IsUpper(text[i - 1])));
            if ((begins || !char.IsLetterOrDigit(c)) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (char.IsLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    private static string[] Plain(string word)
    {
        string single = Singular(word);
        return Phrases.TryGetValue(single, out string? phrase) ? phrase.Split(' ') : [Common(word, single)];
    }

    private static string Common(string word, string single) =>
        Synonyms.TryGetValue(single, out string? common) || Synonyms.TryGetValue(word, out common) ? common : single;

    private static string Singular(string word) => word switch
    {
        _ when word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) => word.Substring(0, word.Length - 3) + "y",
        _ when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) => word.Substring(0, word.Length - 2),
        _ when word.Length > 3 && word.EndsWith("s", StringComparison.Ordinal) && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) => word.Substring(0, word.Length - 1),
        _ => word,
    };
}
