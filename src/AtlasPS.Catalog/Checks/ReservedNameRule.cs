namespace AtlasPS.Catalog;

/// <summary>No parameter and no alias has the name of a common parameter of PowerShell, or its short name.</summary>
internal sealed class ReservedNameRule() : CatalogRule("ATLAS014")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from entry in view.Generated
        from parameter in entry.Command.Parameters
        from name in new[] { parameter.Name }.Concat(parameter.Aliases)
        where PowerShellNames.IsTaken(name)
        select Finding(entry.Cmdlet.NamePosition(parameter.Name, name), $"PowerShell keeps the name '{name}' for itself. Give the parameter another one with 'from: {parameter.WireName}'.");
}
