namespace AtlasPS.Catalog;

/// <summary>
/// Finds, for the last name in an operation's path, the operation that lists what the name may be: for <c>/clusters/{clusterName}</c> the GET of
/// <c>/clusters</c>. Completion, "did you mean" and "… lists them" live on it.
/// </summary>
internal static class CollectionLinker
{
    public static void Link(IReadOnlyList<CommandModel> commands, OperationBuilder operations)
    {
        var lists = new Dictionary<string, (OperationModel Operation, string Command)>();
        foreach (var command in commands.Where(command => command.Kind == CommandKind.Read))
            foreach (var set in command.Sets.Where(set => set.Operation.Answer is AnswerKind.Paged or AnswerKind.Wrapped or AnswerKind.Array))
                lists[set.Operation.Facts.Path] = (set.Operation, command.Name);

        foreach (var operation in operations.All)
            if (lists.TryGetValue(CollectionPath(operation.Facts.Path, null), out var list))
                (operation.Collection, operation.CollectionCommand) = list;

        foreach (var command in commands)
            foreach (var parameter in command.Parameters.Where(parameter => parameter is { In: "path", Source: null }))
                LinkParameter(command, parameter, lists);
    }

    private static void LinkParameter(CommandModel command, ParameterModel parameter, Dictionary<string, (OperationModel Operation, string Command)> lists)
    {
        foreach (var set in command.Sets.Where(set => set.Operation.Facts.Path.Contains($"{{{parameter.WireName}}}")))
        {
            if (!lists.TryGetValue(CollectionPath(set.Operation.Facts.Path, parameter.WireName), out var list) || list.Operation.Output is not { } item)
                continue;
            var json = item.Surface?.Keys.FirstOrDefault(key => key.Key == Naming.Public(parameter.WireName)).Value
                ?? [.. item.Properties.Where(property => property.JsonName == parameter.WireName).Select(property => property.JsonName)];
            if (json.Count == 0)
                continue;
            parameter.Source = list.Operation;
            parameter.SourceProperties = json;
            return;
        }
    }

    /// <summary>The path before a name in braces; before the last one where none is given. Names that follow each other name one thing together.</summary>
    private static string CollectionPath(string path, string? name)
    {
        int at = name is null ? path.LastIndexOf("/{", StringComparison.Ordinal) : path.IndexOf($"/{{{name}}}", StringComparison.Ordinal);
        while (at > 0 && path[at - 1] == '}')
            at = path.LastIndexOf("/{", at - 1, StringComparison.Ordinal);
        return at < 0 ? path : path.Substring(0, at);
    }
}
