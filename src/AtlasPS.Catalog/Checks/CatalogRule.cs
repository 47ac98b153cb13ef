namespace AtlasPS.Catalog;

/// <summary>One thing that must hold in the catalog.</summary>
/// <param name="id">The id of its findings, e.g. <c>ATLAS009</c>.</param>
internal abstract class CatalogRule(string id)
{
    /// <summary>The id of its findings.</summary>
    public string Id { get; } = id;

    /// <summary>Every place where it does not hold.</summary>
    public abstract IEnumerable<CatalogFinding> Check(CatalogView view);

    protected CatalogFinding Finding(CatalogPosition position, string message) => new(Id, position, message);
}
