namespace AtlasPS.Catalog;

/// <summary>
/// Finds the types of which a cmdlet that destroys takes an object from the pipeline: the kind of thing that it destroys, and, for what has no identity of its own (a schedule, a setting), its direct
/// owner. Anything else that happens to carry the same path values is refused.
/// </summary>
public sealed class KindIndex
{
    private readonly Dictionary<string, HashSet<string>> _byPath = [];
    private readonly Dictionary<string, HashSet<string>> _byNoun = [];
    private readonly ModuleModel _module;

    internal KindIndex(ModuleModel module)
    {
        _module = module;
        foreach (var command in module.Commands)
        {
            foreach (var operation in command.Sets.Select(set => set.Operation).Where(operation => operation.Output is not null))
            {
                if (command.Kind == CommandKind.Read && operation.Facts.Method == "GET")
                    Add(_byPath, operation.Facts.Path, operation.Output!);
                if (command.Verb is "Get" or "New" or "Set")
                    Add(_byNoun, command.Noun, operation.Output!);
            }
        }
    }

    /// <summary>The names of the types; none for a cmdlet that takes whatever names its target.</summary>
    public IReadOnlyList<string> Of(CommandModel command)
    {
        var identities = command.Parameters.Where(parameter => parameter.In == "body" && parameter.FromPipeline && parameter.Places.Any(place => place.Mandatory)).ToList();
        if (command.Kind != CommandKind.Change || command.Verb is "New" or "Add" || (command.Impact != "High" && identities.Count == 0 && command.Verb is not ("Remove" or "Clear" or "Revoke")))
            return [];
        var kinds = new SortedSet<string>(Of(_byNoun, command.Noun), StringComparer.Ordinal);
        foreach (var operation in command.Sets.Select(set => set.Operation))
        {
            string path = operation.Facts.Path;
            int verb = path.LastIndexOf(':');
            if (verb > path.LastIndexOf('/'))
                path = path.Substring(0, verb);
            kinds.UnionWith(Of(_byPath, path));
            if (path.EndsWith("}", StringComparison.Ordinal))
                kinds.UnionWith(_module.Listings.Of(operation)?.Operation.Output is { } item ? [item] : []);
            else if (identities.Count == 0)
                kinds.UnionWith(Owner(path));
        }

        kinds.UnionWith(_module.Types.Where(type => type.Surface?.Keys.Any(key => identities.Any(identity => identity.Name == key.Key)) == true).Select(type => type.Name));
        return [.. kinds];
    }

    /// <summary>The type of the thing whose name is the last in a path.</summary>
    private IEnumerable<string> Owner(string path)
    {
        int end = path.LastIndexOf('}');
        return end < 0 ? [] : Of(_byPath, path.Substring(0, end + 1)).Concat(_module.Operations.Where(operation => operation.Facts.Method == "GET" && operation.Facts.Path == path.Substring(0, path.LastIndexOf("/{", end, StringComparison.Ordinal)))
            .Select(operation => operation.Output).OfType<string>());
    }

    private static void Add(Dictionary<string, HashSet<string>> index, string key, string type)
    {
        if (!index.TryGetValue(key, out var types))
            index[key] = types = [];
        types.Add(type);
    }

    private static IEnumerable<string> Of(Dictionary<string, HashSet<string>> index, string key) => index.TryGetValue(key, out var types) ? types : [];
}
