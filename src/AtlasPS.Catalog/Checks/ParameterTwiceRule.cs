namespace AtlasPS.Catalog;

/// <summary>No two parameters of a cmdlet share a name or an alias, those of its base class included.</summary>
internal sealed class ParameterTwiceRule() : CatalogRule("ATLAS013")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from entry in view.Generated
        from same in Names(entry.Command).GroupBy(name => name.Name, StringComparer.OrdinalIgnoreCase)
        where same.Count() > 1
        // An alias is easier to change than a name, and what the catalog says than a base class.
        let place = same.Reverse().OrderBy(name => name.Parameter is null ? 2 : name.Name == name.Parameter.Name ? 1 : 0).First()
        select Finding(
            place.Parameter is { } parameter ? entry.Cmdlet.NamePosition(parameter.Name, place.Name) : entry.Cmdlet.Source.Start,
            $"'{same.Key}' in {entry.Cmdlet.Name} names {string.Join(" and ", same.Select(name => name.Parameter is { } one ? $"-{one.Name} ({one.In} {one.WireName})" : $"-{name.Name} of its class"))}.");

    private static IEnumerable<(string Name, ParameterModel? Parameter)> Names(CommandModel command) =>
        command.Parameters.SelectMany(parameter => new[] { parameter.Name }.Concat(parameter.Aliases).Select(name => (name, (ParameterModel?)parameter)))
            .Concat(command.MachineryParameters.Concat(command.WrittenParameters).Select(name => (name, (ParameterModel?)null)));
}
