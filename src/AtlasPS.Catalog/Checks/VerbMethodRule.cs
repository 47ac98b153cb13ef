namespace AtlasPS.Catalog;

/// <summary>A cmdlet that reads sends nothing that changes, and one that changes does not only read: the verb decides whether it asks before it acts.</summary>
internal sealed class VerbMethodRule() : CatalogRule("ATLAS042")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from entry in view.Generated
        from set in entry.Command.Sets
        let method = set.Operation.Facts.Method
        where entry.Command.Kind switch
        {
            CommandKind.Read => method is not ("GET" or "POST"),
            CommandKind.Change => method == "GET",
            _ => false,
        }
        select Finding(entry.Cmdlet.Source.Start, $"{entry.Cmdlet.Name} is a cmdlet that {(entry.Command.Kind == CommandKind.Read ? "reads" : "changes something")}, and {set.Operation.Facts.Id} is a {method}. Choose another verb, or another operation.");
}
