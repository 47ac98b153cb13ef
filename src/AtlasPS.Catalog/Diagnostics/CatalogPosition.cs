namespace AtlasPS.Catalog;

/// <summary>A place in a file of the catalog.</summary>
/// <param name="File">The path of the file, with <c>/</c>.</param>
/// <param name="Line">The line, from 1; 0 where the whole file is meant.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record CatalogPosition(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"{File}({Line},{Column})" : File;
}
