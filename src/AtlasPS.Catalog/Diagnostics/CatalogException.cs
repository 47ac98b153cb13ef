namespace AtlasPS.Catalog;

/// <summary>The catalog cannot be read, or contradicts itself.</summary>
public sealed class CatalogException : Exception
{
    /// <summary>Creates an error that has no place in a file of the catalog.</summary>
    public CatalogException(string message)
        : base(message) => Findings = [];

    /// <summary>Creates the error for all mistakes of a catalog.</summary>
    public CatalogException(IReadOnlyList<CatalogFinding> findings)
        : base(string.Join("\n", findings)) => Findings = findings;

    /// <summary>Each mistake; empty where the error has no place in the catalog.</summary>
    public IReadOnlyList<CatalogFinding> Findings { get; }
}
