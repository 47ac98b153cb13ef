namespace AtlasPS.Catalog;

/// <summary>
/// Finds, for an operation that changes something, the cmdlet that shows whether it was done: the one that reads the same path, or the nearest above it. What to do after a
/// lost answer rests on it.
/// </summary>
public sealed class LookIndex
{
    private readonly Dictionary<string, string> _byPath = [];

    internal LookIndex(IEnumerable<CommandModel> commands)
    {
        foreach (var command in commands.Where(command => command.Verb == "Get"))
            foreach (var set in command.Sets.Where(set => set.Operation.Facts.Method == "GET"))
                _byPath[set.Operation.Facts.Path] = command.Name;
    }

    /// <summary>The cmdlet that shows what an operation did; null for an operation that only reads, and where there is no such cmdlet.</summary>
    public string? Of(OperationModel operation) => operation.Facts.Method == "GET"
        ? null
        : Upwards(operation.Facts.Path).Select(path => _byPath.TryGetValue(path, out string? name) ? name : null).FirstOrDefault(name => name is not null);

    /// <summary>A path, the same without its verb, and those above it: not as far as the project or organization that it is in, which would show nothing of the change.</summary>
    private static IEnumerable<string> Upwards(string path)
    {
        yield return path;
        int verb = path.LastIndexOf(':');
        if (verb > path.LastIndexOf('/'))
            yield return path = path.Substring(0, verb);
        while (true)
        {
            path = path.Substring(0, path.LastIndexOf('/'));
            if (path.Length == 0 || path.EndsWith("/groups/{groupId}", StringComparison.Ordinal) || path.EndsWith("/orgs/{orgId}", StringComparison.Ordinal))
                yield break;
            yield return path;
        }
    }
}
