namespace AtlasPS.Catalog;

/// <summary>A scope that the session must not supply is one that an operation takes.</summary>
internal sealed class ExplicitRule() : CatalogRule("ATLAS020")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from entry in view.Generated
        from name in entry.Cmdlet.Explicit
        where entry.Command.Parameters.All(parameter => parameter.WireName != name)
        select Finding(entry.Cmdlet.Source.At("explicit", name), $"No operation of {entry.Cmdlet.Name} takes '{name}'.");
}
