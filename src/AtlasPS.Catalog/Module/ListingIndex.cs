namespace AtlasPS.Catalog;

/// <summary>
/// Finds, for a name in an operation's path, the operation that lists what the name may be: for <c>/clusters/{clusterName}</c> the GET of <c>/clusters</c>.
/// Completion, "did you mean" and "… lists them" rest on it.
/// </summary>
public sealed class ListingIndex
{
    private readonly Dictionary<string, Listing> _byPath = [];

    internal ListingIndex(IEnumerable<CommandModel> commands)
    {
        foreach (var command in commands.Where(command => command.Kind == CommandKind.Read))
            foreach (var set in command.Sets.Where(set => set.Operation.Answer is AnswerKind.Paged or AnswerKind.Wrapped or AnswerKind.Array))
                _byPath[set.Operation.Facts.Path] = new(set.Operation, command.Name);
    }

    /// <summary>The collection in which the last name of the operation's path stands; null where no cmdlet lists it.</summary>
    public Listing? Of(OperationModel operation) => At(CollectionPath(operation.Facts.Path, null));

    /// <summary>The collection in which a name of a path stands; null where no cmdlet lists it.</summary>
    public Listing? Of(string path, string name) => At(CollectionPath(path, name));

    private Listing? At(string path) => _byPath.TryGetValue(path, out var found) ? found : null;

    /// <summary>The path before a name in braces; before the last one where none is given. Names that follow each other name one thing together.</summary>
    private static string CollectionPath(string path, string? name)
    {
        int at = name is null ? path.LastIndexOf("/{", StringComparison.Ordinal) : path.IndexOf($"/{{{name}}}", StringComparison.Ordinal);
        while (at > 0 && path[at - 1] == '}')
            at = path.LastIndexOf("/{", at - 1, StringComparison.Ordinal);
        return at < 0 ? path : path.Substring(0, at);
    }
}

/// <summary>An operation that lists things, and the cmdlet that does it.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Command">The name of the cmdlet.</param>
public sealed record Listing(OperationModel Operation, string Command);
