using AtlasPS.Descriptions;

namespace AtlasPS.Finding;

/// <summary>Finds the cmdlet for what somebody knows: an operation id, a path, a command of the Atlas CLI, or words. Nothing is asked of Atlas.</summary>
internal static class CommandFinder
{
    private const string Prefix = "/api/atlas/v2";
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    private static readonly Lazy<IReadOnlyList<Entry>> LazyEntries = new(() => [.. Entries()]);

    /// <summary>The matches, best first; none where nothing is alike.</summary>
    public static IReadOnlyList<AtlasCommandMatch> Find(string query)
    {
        string text = query.Trim();
        var exact = ByName(text) ?? ById(text) ?? ByCli(text) ?? ByPath(text);
        return exact is { Count: > 0 } ? exact : ByWords(text);
    }

    private static IReadOnlyList<AtlasCommandMatch>? ByName(string text) =>
        Matches(LazyEntries.Value.Where(entry => entry.Command.Equals(text, StringComparison.OrdinalIgnoreCase)));

    private static IReadOnlyList<AtlasCommandMatch>? ById(string text) =>
        ApiIndex.Find(text) is { } operation ? Matches(LazyEntries.Value.Where(entry => entry.Operation == operation)) : null;

    /// <summary>A command of the CLI names the operation with its last word, whatever options follow it.</summary>
    private static IReadOnlyList<AtlasCommandMatch>? ByCli(string text)
    {
        string[] words = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 3 && words[0] == "atlas" && words[1] == "api" ? ById(words[3]) : null;
    }

    /// <summary>A path, with or without a method before it: as the reference writes it, or as it was sent, with the host or without.</summary>
    private static IReadOnlyList<AtlasCommandMatch>? ByPath(string text)
    {
        string[] words = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        string? method = words.Length == 2 ? Array.Find(Methods, known => known.Equals(words[0], StringComparison.OrdinalIgnoreCase)) : null;
        if (words.Length > (method is null ? 1 : 2) || words.Length == 0 || words[words.Length - 1].IndexOf('/') < 0)
            return null;

        string path = words[words.Length - 1].Split('?')[0].TrimEnd('/');
        if (Uri.TryCreate(path, UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal))
            path = address.AbsolutePath;
        int prefix = path.IndexOf(Prefix, StringComparison.Ordinal);
        path = prefix >= 0 ? path.Substring(prefix) : $"{Prefix}/{path.TrimStart('/')}";
        var same = ApiIndex.All.Where(operation => operation.Path == path).ToList();
        if (same.Count == 0)
            same = [.. Methods.Select(candidate => ApiIndex.Match(candidate, path)).OfType<ApiOperation>()];
        return Matches(LazyEntries.Value
            .Where(entry => entry.Operation is { } operation && same.Contains(operation) && (method is null || operation.Method == method))
            .OrderBy(entry => Array.IndexOf(Methods, entry.Operation!.Method)));
    }

    /// <summary>One match a cmdlet, with that operation of it that fits best. Where no cmdlet has all the words, those that have most of them come.</summary>
    private static IReadOnlyList<AtlasCommandMatch> ByWords(string text)
    {
        var words = SearchWords.Of(WithoutOptions(text));
        if (words.Count == 0)
            return [];
        var scored = LazyEntries.Value
            .Select(entry => (Entry: entry, Found: words.Count(entry.Holds), Score: entry.Score(words)))
            .Where(match => match.Found > 0)
            .ToList();
        int most = scored.Count == 0 ? 0 : scored.Max(match => match.Found);
        return Matches(scored.Where(match => match.Found == most)
            .OrderByDescending(match => match.Score)
            .ThenBy(match => match.Entry.Command.Length)
            .ThenBy(match => match.Entry.Command, StringComparer.Ordinal)
            .GroupBy(match => (match.Entry.Command, match.Entry.Own)).Select(same => same.First().Entry)) ?? [];
    }

    /// <summary>A command of the CLI may have been pasted whole.</summary>
    private static string WithoutOptions(string text) => text.IndexOf(" -", StringComparison.Ordinal) is > 0 and var options ? text.Substring(0, options) : text;

    private static IReadOnlyList<AtlasCommandMatch>? Matches(IEnumerable<Entry> entries)
    {
        AtlasCommandMatch[] matches = [.. entries.Select(entry => new AtlasCommandMatch(entry.Command, entry.Synopsis, entry.Set, entry.Operation))];
        return matches.Length == 0 ? null : matches;
    }

    private static IEnumerable<Entry> Entries()
    {
        var commands = ApiIndex.Commands.ToDictionary(command => command.Name);
        foreach (var operation in ApiIndex.All)
        {
            foreach (var (command, set) in operation.Cmdlets)
                yield return new Entry(commands[command], set, operation);
            if (operation.Cmdlets.Count == 0)
                yield return new Entry(new ApiCommand("Invoke-AtlasApi", "", $"Calls {operation.Id}, which has no cmdlet of its own yet.", "", false), null, operation);
        }

        foreach (var command in commands.Values.Where(command => !ApiIndex.All.Any(operation => operation.Cmdlets.Any(place => place.Command == command.Name))))
            yield return new Entry(command, null, null);
    }

    /// <summary>A cmdlet with one of its operations, and the words by which it is found.</summary>
    private sealed class Entry(ApiCommand command, string? set, ApiOperation? operation)
    {
        private readonly string _verb = SearchWords.Of(command.Name.Substring(0, command.Name.IndexOf('-'))).FirstOrDefault() ?? "";
        private readonly IReadOnlyList<string> _noun = SearchWords.Of(command.Name.Substring(command.Name.IndexOf('-') + 1));
        private readonly string _joined = command.Name.Substring(command.Name.IndexOf('-') + 1).ToLowerInvariant();
        private readonly HashSet<string> _name = [.. SearchWords.Of($"{operation?.Id} {string.Join(" ", operation?.OtherIds ?? [])} {operation?.AtlasCli}")];
        private readonly HashSet<string> _text = [.. SearchWords.Of($"{command.Synopsis} {command.Family}")];
        private readonly HashSet<string> _settings = [.. SearchWords.Of(command.Settings)];

        public string Command => command.Name;

        public string Synopsis => command.Synopsis;

        public string? Set => set;

        public ApiOperation? Operation => operation;

        /// <summary>What makes it a match of its own: operations without a cmdlet share the name Invoke-AtlasApi.</summary>
        public string? Own => operation is { Cmdlets.Count: 0 } ? operation.Id : null;

        public bool Holds(string word) => Weight(word) > 0;

        /// <summary>What the cmdlet is called counts most. Of two that hold all words the one wins of whose name less is left over, and the newer before the outdated.</summary>
        public double Score(IReadOnlyList<string> words) =>
            words.Sum(Weight) - (_noun.Count(part => !words.Contains(part)) * 1.5) - (operation is { Cmdlets.Count: 0 } ? 2 : 0) - (command.Outdated ? 3 : 0);

        private double Weight(string word) => word switch
        {
            _ when word == _verb => 4,
            _ when _noun.Contains(word) => 5,
            _ when _name.Contains(word) => 2,
            _ when _text.Contains(word) => 1.5,
            // Who asks for a setting wants to change it.
            _ when _settings.Contains(word) => _verb == "set" ? 1.2 : 1,
            _ when word.Length > 5 && _joined.Contains(word) => 1.4,
            _ when word.Length > 2 && _noun.Any(part => part.StartsWith(word, StringComparison.Ordinal)) => 1.2,
            _ when word.Length > 2 && (_name.Any(part => part.StartsWith(word, StringComparison.Ordinal)) || _text.Any(part => part.StartsWith(word, StringComparison.Ordinal))) => 0.6,
            _ => 0,
        };
    }
}
