namespace AtlasPS.Catalog;

/// <summary>A cmdlet says what to use in place of an operation that is deprecated or retired, and of no other.</summary>
internal sealed class InsteadRule() : CatalogRule("ATLAS026")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view)
    {
        foreach (var (cmdlet, command) in view.Generated)
        {
            bool outdated = command.Kind != CommandKind.Wait && command.Sets.Any(set => set.Operation.Facts.IsOutdated);
            if (outdated && cmdlet.Instead is null)
                yield return Finding(cmdlet.OperationsPosition, $"An operation of {cmdlet.Name} is deprecated or retired. Say with 'instead' what to use, or that there is nothing.");
            else if (!outdated && cmdlet.Instead is not null)
                yield return Finding(cmdlet.Source.At("instead"), $"No operation of {cmdlet.Name} is deprecated or retired, so that 'instead' never shows.");
        }
    }
}
