namespace AtlasPS.Catalog;

/// <summary>A cmdlet has operations, waits for one, or is written by hand.</summary>
internal sealed class OperationNeededRule() : CatalogRule("ATLAS010")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view)
    {
        foreach (var cmdlet in view.Cmdlets)
        {
            bool waits = cmdlet.Name.StartsWith("Wait-", StringComparison.Ordinal);
            if (cmdlet.HandWritten && (cmdlet.Operations.Count > 0 || cmdlet.Wait is not null))
                yield return Finding(cmdlet.Source.At("handWritten"), $"{cmdlet.Name} is written by hand, so that it cannot have an operation.");
            else if (waits && cmdlet.Wait is null)
                yield return Finding(cmdlet.Source.Start, $"{cmdlet.Name} has no 'wait' that says which operation to poll.");
            else if (!waits && !cmdlet.HandWritten && cmdlet.Operations.Count == 0)
                yield return Finding(cmdlet.Source.Start, $"{cmdlet.Name} has no operation. Add 'operation', or 'handWritten: true' where its class is in src/AtlasPS.");
            else if (cmdlet.Source.Has("operation") && cmdlet.Source.Has("operations"))
                yield return Finding(cmdlet.Source.At("operations"), $"{cmdlet.Name} has both 'operation' and 'operations'. Keep one.");
        }
    }
}
