using System.Text;

namespace AtlasPS.Catalog.Tool.Notices;

/// <summary>Writes THIRD-PARTY-NOTICES.txt: every package in the module, its license, and the notices that it carries for others.</summary>
internal static class NoticeWriter
{
    private const string Line = "--------------------------------------------------------------------------------";

    public static string Write(IReadOnlyList<ThirdPartyPackage> packages)
    {
        var text = new StringBuilder("AtlasPS contains libraries of others. The build writes this file from the metadata of their packages.\n");
        foreach (var package in packages)
        {
            text.Append($"\n{package.Id} {package.Version}\n  {package.Copyright}\n");
            if (package.Address.Length > 0)
                text.Append($"  {package.Address}\n");
            text.Append(package.Files.Count > 0 ? $"  Files: {string.Join(", ", package.Files)}\n" : "  Its source is compiled into AtlasPS.dll and AtlasPS.Http.dll.\n");
        }

        Append(text, "License", packages, package => package.LicenseText);
        Append(text, "Notices", packages.Where(package => package.NoticeText is not null), package => package.NoticeText!);
        return text.ToString();
    }

    /// <summary>Many packages share a text, which is written once under the names of all of them.</summary>
    private static void Append(StringBuilder text, string heading, IEnumerable<ThirdPartyPackage> packages, Func<ThirdPartyPackage, string> part)
    {
        foreach (var same in packages.GroupBy(part))
            text.Append($"\n{Line}\n{heading} of {string.Join(", ", same.Select(package => $"{package.Id} {package.Version}"))}\n{Line}\n\n{same.Key}\n");
    }
}
