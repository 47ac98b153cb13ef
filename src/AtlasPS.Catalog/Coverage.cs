namespace AtlasPS.Catalog;

/// <summary>Which operations of the API have a reviewed cmdlet.</summary>
public static class Coverage
{
    /// <summary>The operations that no cmdlet stands for; <c>Invoke-AtlasApi</c> reaches them until one does.</summary>
    public static IReadOnlyList<OperationFacts> Missing(ApiFacts facts, ModuleModel module)
    {
        var covered = new HashSet<string>(module.Commands.Where(command => command.Kind != CommandKind.Wait).SelectMany(command => command.Sets).Select(set => set.Operation.Facts.Id));
        return [.. facts.Operations.Where(operation => !covered.Contains(operation.Id))];
    }

    /// <summary>The same in lines to read.</summary>
    public static IEnumerable<string> Report(ApiFacts facts, ModuleModel module)
    {
        var missing = Missing(facts, module);
        foreach (var operation in missing)
            yield return $"no cmdlet yet  {operation} [{operation.Tag}]";
        yield return $"{module.Commands.Count} cmdlets; {facts.Operations.Count - missing.Count} of {facts.Operations.Count} operations have one of their own.";
    }
}
