namespace AtlasPS.Catalog;

/// <summary>The catalog cannot be read, or contradicts itself. The message says where and what would be right.</summary>
public sealed class CatalogException : Exception
{
    /// <summary>Creates the error.</summary>
    public CatalogException(string message)
        : this([message])
    {
    }

    /// <summary>Creates one error of several, so that who mends the catalog sees all of them at once.</summary>
    public CatalogException(IReadOnlyList<string> problems)
        : base(string.Join("\n", problems)) => Problems = problems;

    /// <summary>Each thing that is wrong.</summary>
    public IReadOnlyList<string> Problems { get; }
}
