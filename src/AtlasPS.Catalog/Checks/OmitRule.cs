namespace AtlasPS.Catalog;

/// <summary>A name that gets no parameter is one that an operation takes.</summary>
internal sealed class OmitRule() : CatalogRule("ATLAS019")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from entry in view.Generated
        let known = entry.Command.Sets.SelectMany(set => Names(view, set.Operation)).ToList()
        from name in entry.Cmdlet.Omit
        where !known.Contains(name)
        select Finding(entry.Cmdlet.Source.At("omit", name), $"No operation of {entry.Cmdlet.Name} takes '{name}'. {Suggestion.For(name, known)}");

    private static IEnumerable<string> Names(CatalogView view, OperationModel operation) =>
        operation.Facts.Parameters.Where(parameter => parameter.In != "path").Select(parameter => parameter.Name)
            .Concat(view.Module.Type(operation.Body?.TypeName)?.Properties.Select(property => property.JsonName) ?? []);
}
