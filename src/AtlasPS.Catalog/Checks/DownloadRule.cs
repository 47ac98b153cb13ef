namespace AtlasPS.Catalog;

/// <summary>A cmdlet that saves a file has an operation that answers with one.</summary>
internal sealed class DownloadRule() : CatalogRule("ATLAS038")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from entry in view.Generated
        where entry.Command.Kind == CommandKind.Save
        from set in entry.Cmdlet.Operations
        where view.Operation(set.Value) is { FileMedia: null }
        select Finding(entry.Cmdlet.OperationPosition(set), $"'{set.Value}' answers with JSON alone. {entry.Cmdlet.Name} would have no file to save.");
}
