using System.Text.RegularExpressions;

namespace AtlasPS.Catalog.Tool.Module;

/// <summary>Reads the section of one version from CHANGELOG.md, for the release notes of the manifest.</summary>
internal static partial class ChangelogSection
{
    /// <summary>Returns the section's text, or an empty string where the version has no section. A prerelease without a section of its own takes that of the release.</summary>
    public static string Read(string changelog, string version) =>
        Find(changelog, version) ?? Find(changelog, version.Split('-')[0]) ?? "";

    private static string? Find(string changelog, string version)
    {
        var lines = changelog.ReplaceLineEndings("\n").Split('\n').ToList();
        int start = lines.FindIndex(line => Heading().Match(line) is { Success: true } heading && heading.Groups[1].Value == version);
        if (start < 0)
            return null;
        int end = lines.FindIndex(start + 1, line => Heading().IsMatch(line));
        string section = string.Join('\n', lines[(start + 1)..(end < 0 ? lines.Count : end)]).Trim();
        // A link into the repository leads nowhere from a gallery.
        return RelativeLink().Replace(section, "$1");
    }

    [GeneratedRegex(@"^## \[?(\d[^\s\]]*)")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]+)\]\((?!https?:)[^)]+\)")]
    private static partial Regex RelativeLink();
}
