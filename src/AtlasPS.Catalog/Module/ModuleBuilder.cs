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
        var problems = new List<string>();
        var commands = new List<CommandModel>();
        foreach (var (file, cmdlet) in surface.SelectMany(file => file.Cmdlets.Select(cmdlet => (file, cmdlet))).OrderBy(entry => entry.cmdlet.Name, StringComparer.Ordinal))
        {
            try
            {
                commands.Add(new CommandBuilder(file, cmdlet, operations, types, commonHelp).Build());
            }
            catch (CatalogException exception)
            {
                problems.AddRange(exception.Problems);
            }
        }

        problems.AddRange(commands.GroupBy(command => command.Name).Where(group => group.Count() > 1).Select(twice => $"{twice.Key} stands twice in the surface."));
        problems.AddRange(ViewChecker.Problems(types.Types));
        if (problems.Count > 0)
            throw new CatalogException(problems);
        CollectionLinker.Link(commands, operations);
        LookLinker.Link(commands, operations);
        return new ModuleModel { Types = [.. types.Types], Commands = commands, CommonHelp = commonHelp, Operations = [.. operations.All] };
    }
}
