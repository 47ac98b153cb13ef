namespace AtlasPS.Catalog;

/// <summary>A parameter that was decided stands for something that an operation takes.</summary>
internal sealed class ParameterExistsRule() : CatalogRule("ATLAS011")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from entry in view.Generated
        from decided in entry.Cmdlet.Parameters
        where !decided.HandWritten && entry.Command.Parameters.All(parameter => parameter.Name != decided.Name)
        select decided.From is { } wire
            ? Finding(decided.Source.At("from"), $"No operation of {entry.Cmdlet.Name} takes '{wire}'. {Suggestion.For(wire, entry.Command.Parameters.Select(parameter => parameter.WireName))}")
            : Finding(entry.Cmdlet.Source.At("parameters", decided.Name), $"No operation of {entry.Cmdlet.Name} has a parameter '{decided.Name}'. {Suggestion.For(decided.Name, entry.Command.Parameters.Select(parameter => parameter.Name))}");
}
