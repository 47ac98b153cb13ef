namespace AtlasPS.Catalog;

/// <summary>A mistake in the catalog: the rule that it breaks, where it is, and what to do.</summary>
/// <param name="Id">The id of the rule, <c>ATLAS001</c> and up.</param>
/// <param name="Position">Where the mistake is.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record CatalogFinding(string Id, CatalogPosition Position, string Message)
{
    /// <summary>The form that MSBuild and editors recognize: <c>file(line,column): error ATLAS001: message</c>.</summary>
    public override string ToString() => $"{Position}: error {Id}: {Message}";
}
