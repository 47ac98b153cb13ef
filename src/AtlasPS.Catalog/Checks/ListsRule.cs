namespace AtlasPS.Catalog;

/// <summary>The lists that a response holds its items in are properties of a response.</summary>
internal sealed class ListsRule() : CatalogRule("ATLAS021")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from entry in view.Generated
        let known = entry.Command.Sets.SelectMany(set => Names(view, set.Operation.Facts)).Distinct().ToList()
        from name in entry.Cmdlet.Lists
        where !known.Contains(name)
        select Finding(entry.Cmdlet.Source.At("lists", name), $"No response of {entry.Cmdlet.Name} has a list '{name}'. {Suggestion.For(name, known)}");

    private static IEnumerable<string> Names(CatalogView view, OperationFacts operation) => operation.Latest.Response is { } response
        ? view.Facts.Resolve(response).Properties.Where(property => view.Facts.Resolve(property.Value).Type == "array").Select(property => property.Key)
        : [];
}
