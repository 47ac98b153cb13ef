using System.Text.RegularExpressions;

namespace AtlasPS.Catalog.Tool.Module;

/// <summary>Writes version and explicit exports into the manifest: explicit ones are what makes module discovery quick.</summary>
internal static partial class ManifestWriter
{
    public static string Write(string manifest, string version, IEnumerable<string> cmdlets)
    {
        string exports = string.Join(",\n        ", cmdlets.Order(StringComparer.Ordinal).Select(name => $"'{name}'"));
        manifest = Version().Replace(manifest, $"${{1}}'{version}'");
        return Exports().Replace(manifest, $"$1@(\n        {exports}\n    )");
    }

    [GeneratedRegex(@"(ModuleVersion\s*=\s*)'[^']*'")]
    private static partial Regex Version();

    [GeneratedRegex(@"(CmdletsToExport\s*=\s*)@\(\)")]
    private static partial Regex Exports();
}
