namespace AtlasPS.Catalog;

/// <summary>Shared help is the help of a parameter.</summary>
internal sealed class UnusedHelpRule() : CatalogRule("ATLAS033")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view)
    {
        var all = view.Surface.Families.Select(family => (Family: family, Uses: Uses(view, family))).ToList();
        foreach (var (family, uses) in all)
            foreach (var help in family.Help.Where(help => !uses.Contains((help.Key, help.Value))))
                yield return Finding(family.Source.At("parameters", help.Key), $"No cmdlet of the family takes the help of '{help.Key}' from here.");
        var common = view.Surface.Common;
        foreach (var help in common.Help.Where(help => !all.Any(entry => entry.Uses.Contains((help.Key, help.Value)))))
            yield return Finding(common.Source.At("parameters", help.Key), $"No cmdlet takes the help of '{help.Key}' from here.");
        var machinery = new HashSet<string>(view.Module.Commands.SelectMany(command => command.MachineryParameters));
        foreach (var help in common.Machinery.Where(help => !machinery.Contains(help.Key)))
            yield return Finding(common.Source.At("machinery", help.Key), $"No cmdlet has a parameter '{help.Key}' from its base class. {Suggestion.For(help.Key, machinery)}");
        foreach (string silent in machinery.Where(name => common.Machinery.All(help => help.Key != name)))
            yield return Finding(common.Source.At("machinery"), $"-{silent} has no help.");
    }

    private static HashSet<(string Name, string? Help)> Uses(CatalogView view, SurfaceFile family) =>
        [.. view.Generated.Where(entry => family.Cmdlets.Contains(entry.Cmdlet))
            .SelectMany(entry => entry.Command.Parameters.Where(parameter => entry.Cmdlet.Parameters.All(decided => decided.Name != parameter.Name || decided.Help is null)))
            .Select(parameter => (parameter.Name, parameter.Help))];
}
