namespace AtlasPS.Catalog;

/// <summary>A text that several cmdlets of a family give the same parameter stands once, in the family's parameters.</summary>
internal sealed class CopiedHelpRule() : CatalogRule("ATLAS041")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from family in view.Surface.Families
        from same in Helps(family).GroupBy(entry => (entry.Parameter.Name, entry.Parameter.Help))
        let shared = family.Help.FirstOrDefault(help => help.Key == same.Key.Name).Value
        where same.Key.Help == shared || (shared is null && same.Count() > 1 && !Inherited(view, family, same.Key.Name))
        from copy in same.Skip(shared is null ? 1 : 0)
        select Finding(copy.Cmdlet.Source.At("parameters", copy.Parameter.Name), $"The help of -{copy.Parameter.Name} stands in the family {(shared is null ? "twice. Move it to the family's 'parameters'." : "already. Remove it here.")}");

    private static IEnumerable<(SurfaceCmdlet Cmdlet, SurfaceParameter Parameter)> Helps(SurfaceFile family) => family.Cmdlets.Where(cmdlet => !cmdlet.HandWritten)
        .SelectMany(cmdlet => cmdlet.Parameters.Where(parameter => parameter.Help is not null).Select(parameter => (cmdlet, parameter)));

    /// <summary>True where another cmdlet of the family takes the help of _common.yaml, which an entry of the family would replace.</summary>
    private static bool Inherited(CatalogView view, SurfaceFile family, string name) => family.Cmdlets.Select(cmdlet => view.Command(cmdlet.Name)).Any(command =>
        command is { Surface.HandWritten: false } && command.Parameters.Any(parameter => parameter.Name == name && command.Surface.Parameters.All(decided => decided.Name != name || decided.Help is null)));
}
