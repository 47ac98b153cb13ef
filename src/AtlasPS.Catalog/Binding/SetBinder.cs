namespace AtlasPS.Catalog;

/// <summary>Gives a cmdlet its kind and the operations of its parameter sets. An operation that the API does not have gives no set.</summary>
internal sealed class SetBinder(OperationBuilder operations)
{
    public CommandModel Bind(SurfaceFile family, SurfaceCmdlet surface)
    {
        var command = new CommandModel { Surface = surface, Family = family.Family };
        var kind = Kind(command);
        var sets = kind == CommandKind.Wait && surface.Wait is { } wait ? [new("Default", wait.Poll)] : surface.Operations;
        var bound = sets.Select(set => (set.Key, Operation: kind == CommandKind.Save ? operations.BuildDownload(set.Value) : operations.Build(set.Value, surface.Lists)))
            .Where(set => set.Operation is not null).Select(set => new CommandSet { Name = set.Key, Operation = set.Operation! }).ToArray();
        if (surface.Wait is { } polled)
            operations.Build(polled.Poll, []);
        return command with { Kind = kind, Sets = [.. bound] };
    }

    private static CommandKind Kind(CommandModel command) => command.Verb switch
    {
        "Test" when command.Surface.Wait is not null => CommandKind.Change,
        "Get" or "Find" or "Test" => CommandKind.Read,
        "Wait" => CommandKind.Wait,
        "Save" => CommandKind.Save,
        _ => CommandKind.Change,
    };
}
