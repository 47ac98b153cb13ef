namespace AtlasPS.Catalog;

/// <summary>A cmdlet names operations that the API has.</summary>
internal sealed class OperationExistsRule() : CatalogRule("ATLAS009")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from cmdlet in view.Cmdlets
        from set in cmdlet.Operations
        where view.Operation(set.Value) is null
        select Finding(cmdlet.OperationPosition(set), $"The API has no operation '{set.Value}'. {Suggestion.For(set.Value, view.Facts.Operations.Select(operation => operation.Id))}");
}
