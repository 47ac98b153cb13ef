namespace AtlasPS.Catalog;

/// <summary>Puts facts and surface together. What in the surface has no counterpart in the facts is left out: the rules report it.</summary>
internal static class ModuleBuilder
{
    public static ModuleModel Build(ApiFacts facts, Surface surface)
    {
        var values = new TypeBuilder(facts, surface.Families.SelectMany(file => file.Types));
        var operations = new OperationBuilder(facts, values);
        var sets = new SetBinder(operations);
        var bound = Cmdlets(surface).Select(entry => (entry.Family, Command: sets.Bind(entry.Family, entry.Cmdlet)))
            .Where(entry => entry.Command.Sets.Count > 0 || entry.Command.Surface.HandWritten).ToList();

        var types = values.Freeze().ToDictionary(type => type.Name);
        var read = bound.Where(entry => entry.Command.Kind == CommandKind.Read).SelectMany(entry => entry.Command.Sets)
            .GroupBy(set => set.Operation.Facts.Id).ToDictionary(group => group.Key, group => group.First().Operation);
        OperationModel? Listing(string id) => read.TryGetValue(id, out var known) ? known : operations.Build(id, []);
        var built = bound.Select(entry => entry.Command.Surface.HandWritten ? entry.Command : new CommandBuilder(entry.Command, entry.Family, surface.Common, types, values, Listing).Build()).ToList();

        var linker = new SourceLinker(new ListingIndex(built), types);
        return new ModuleModel
        {
            Types = [.. values.Freeze()],
            HandWrittenTypes = [.. surface.Families.SelectMany(file => file.Types).Where(type => type.Schemas.Count == 0)],
            Commands = [.. built.Select(linker.Link)],
            Operations = [.. operations.All],
            Common = surface.Common,
        };
    }

    /// <summary>The cmdlets whose names can be read, each name once.</summary>
    private static IEnumerable<(SurfaceFile Family, SurfaceCmdlet Cmdlet)> Cmdlets(Surface surface) => surface.Families
        .SelectMany(family => family.Cmdlets.Select(cmdlet => (Family: family, Cmdlet: cmdlet)))
        .Where(entry => Naming.IsCmdlet(entry.Cmdlet.Name))
        .GroupBy(entry => entry.Cmdlet.Name, StringComparer.OrdinalIgnoreCase).Select(group => group.First())
        .OrderBy(entry => entry.Cmdlet.Name, StringComparer.Ordinal);
}
