using Microsoft.CodeAnalysis;

namespace AtlasPS.Generator;

/// <summary>A file of the catalog.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Text">What it says.</param>
internal sealed record CatalogFile(string Path, string Text)
{
    /// <summary>True for what the command <c>freeze</c> has written.</summary>
    public bool IsFrozen => Path.Replace('\\', '/').Contains("/frozen/cmdlets/");

    public static CatalogFile Of(AdditionalText file, CancellationToken cancellation) => new(file.Path, file.GetText(cancellation)?.ToString() ?? "");

    /// <summary>The name of a file below <c>cmdlets/</c> as people of the repository know it.</summary>
    public static string Name(string path) => "src/AtlasPS.Catalog/cmdlets/" + path.Substring(path.LastIndexOf('/') + 1);
}
