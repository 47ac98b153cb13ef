namespace AtlasPS.Catalog;

/// <summary>Puts facts and surface together.</summary>
public static class ModuleBuilder
{
    /// <summary>Builds the module's model.</summary>
    /// <param name="facts">What the API says.</param>
    /// <param name="surface">What was decided.</param>
    /// <param name="commonHelp">Help for parameters that many cmdlets share.</param>
    /// <exception cref="CatalogException">Surface and facts contradict each other.</exception>
    public static ModuleModel Build(ApiFacts facts, IReadOnlyList<SurfaceFile> surface, IReadOnlyDictionary<string, string> commonHelp)
    {
        var types = new TypeBuilder(facts, surface.SelectMany(file => file.Types));
        var operations = new OperationBuilder(facts, types);
        var commands = surface
            .SelectMany(file => file.Cmdlets.Select(cmdlet => new CommandBuilder(file.Family, cmdlet, operations, types, commonHelp).Build()))
            .OrderBy(command => command.Name, StringComparer.Ordinal)
            .ToList();

        CollectionLinker.Link(commands, operations);
        LookLinker.Link(commands, operations);
        foreach (var duplicate in commands.GroupBy(command => command.Name).Where(group => group.Count() > 1))
            throw new CatalogException($"{duplicate.Key} stands twice in the surface.");
        return new ModuleModel { Types = [.. types.Types], Commands = commands, CommonHelp = commonHelp, Operations = [.. operations.All] };
    }
}
