using System.Text.RegularExpressions;

namespace AtlasPS.Catalog.Tool.Module;

/// <summary>Writes into the manifest what follows from elsewhere. Explicit exports are what makes module discovery quick.</summary>
internal static partial class ManifestWriter
{
    /// <summary>Returns the manifest with its values filled in.</summary>
    /// <param name="manifest">The manifest of the repository.</param>
    /// <param name="version">The version with its prerelease label, such as 0.2.0-preview1.</param>
    /// <param name="cmdlets">The names of the cmdlets.</param>
    /// <param name="files">The files of the module, relative to its folder.</param>
    /// <param name="releaseNotes">The release notes.</param>
    /// <exception cref="CatalogException">The prerelease label is not one that PowerShell accepts.</exception>
    public static string Write(string manifest, string version, IEnumerable<string> cmdlets, IEnumerable<string> files, string releaseNotes)
    {
        string[] parts = version.Split('-', 2);
        string label = parts.Length > 1 ? parts[1] : "";
        if (!Label().IsMatch(label))
            throw new CatalogException($"'{label}' is not a valid prerelease label. PowerShell accepts letters and digits, as in preview1. Change VersionSuffix in Directory.Build.props.");

        manifest = Set(manifest, "ModuleVersion", "'0.0.0'", Quote(parts[0]));
        manifest = Set(manifest, "CmdletsToExport", "@()", List(cmdlets));
        manifest = Set(manifest, "FileList", "@()", List(files));
        manifest = Set(manifest, "Prerelease", "''", Quote(label));
        return Set(manifest, "ReleaseNotes", "''", Quote(releaseNotes));
    }

    private static string Set(string manifest, string key, string placeholder, string value)
    {
        var place = new Regex($@"(?m)^(\s*{key}\s*=\s*){Regex.Escape(placeholder)}");
        return place.IsMatch(manifest)
            ? place.Replace(manifest, match => match.Groups[1].Value + value)
            : throw new CatalogException($"AtlasPS.psd1 has no line '{key} = {placeholder}' to fill in.");
    }

    private static string List(IEnumerable<string> values)
    {
        string[] lines = [.. values.Order(StringComparer.Ordinal).Select(value => $"\n        {Quote(value)}")];
        return lines.Length == 0 ? "@()" : $"@({string.Join(',', lines)}\n    )";
    }

    private static string Quote(string value) => $"'{value.Replace("'", "''")}'";

    [GeneratedRegex("^[A-Za-z0-9]*$")]
    private static partial Regex Label();
}
