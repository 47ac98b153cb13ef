using System.Text;
using System.Text.RegularExpressions;

namespace AtlasPS.Catalog;

/// <summary>How names of the API become names of .NET and PowerShell.</summary>
public static class Naming
{
    /// <summary>The few names that are not derived: a group is a project.</summary>
    private static readonly Dictionary<string, string> Known = new() { ["groupId"] = "ProjectId", ["groupName"] = "ProjectName" };

    private static readonly Regex CmdletName = new("^[A-Z][A-Za-z]+-Atlas([A-Z][A-Za-z0-9]*)?$", RegexOptions.CultureInvariant);

    /// <summary>The property under which an object carries a value of the path that it was read under. Some paths call the cluster that a thing is in just <c>name</c>.</summary>
    public static string Place(string pathName) => pathName == "name" ? "ClusterName" : Public(pathName);

    /// <summary>A public name: <c>groupId</c> → <c>ProjectId</c>, <c>Use-Effective-Fields</c> → <c>UseEffectiveFields</c>.</summary>
    public static string Public(string wireName) => Known.TryGetValue(wireName, out string? known) ? known : Pascal(wireName);

    /// <summary>Pascal case of a wire name, characters that no identifier holds left out.</summary>
    public static string Pascal(string wireName)
    {
        var name = new StringBuilder(wireName.Length);
        bool upper = true;
        foreach (char c in wireName)
        {
            if (!char.IsLetterOrDigit(c))
            {
                upper = true;
                continue;
            }

            name.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        if (name.Length == 0 || char.IsDigit(name[0]))
            name.Insert(0, '_');
        return name.ToString();
    }

    /// <summary>Camel case of a heading, as the Atlas CLI writes it: <c>AWS Clusters DNS</c> → <c>awsClustersDns</c>, <c>MongoDB Cloud Users</c> → <c>mongoDbCloudUsers</c>.</summary>
    public static string Camel(string heading)
    {
        var name = new StringBuilder(heading.Length);
        char before = ' ';
        foreach (char c in heading.Where(c => c != '.'))
        {
            bool begins = char.IsLetterOrDigit(c) && (!char.IsLetterOrDigit(before) || (char.IsLower(before) && char.IsUpper(c)));
            if (char.IsLetterOrDigit(c))
                name.Append(begins && name.Length > 0 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
            before = c;
        }

        return name.ToString();
    }

    /// <summary>True for a name of a verb and a noun that begins with Atlas.</summary>
    public static bool IsCmdlet(string name) => CmdletName.IsMatch(name);

    /// <summary>The singular of a list's name: <c>Roles</c> → <c>Role</c>, <c>Entries</c> → <c>Entry</c>, <c>Statuses</c> → <c>Status</c>.</summary>
    public static string Singular(string name)
    {
        if (name.EndsWith("ies", StringComparison.Ordinal))
            return name.Substring(0, name.Length - 3) + "y";
        if (name.EndsWith("sses", StringComparison.Ordinal) || name.EndsWith("uses", StringComparison.Ordinal) || name.EndsWith("xes", StringComparison.Ordinal))
            return name.Substring(0, name.Length - 2);
        return name.EndsWith("s", StringComparison.Ordinal) && !name.EndsWith("ss", StringComparison.Ordinal) && !name.EndsWith("us", StringComparison.Ordinal)
            ? name.Substring(0, name.Length - 1)
            : name;
    }

    /// <summary>The public name of a schema that nobody has named: versions and the API's inner suffixes taken off.</summary>
    public static string Type(string schema)
    {
        string name = Pascal(schema).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        foreach (string suffix in (string[])["ForNdsGroup", "ForOrg", "Atlas", "View"])
            if (name.Length > suffix.Length + 3 && name.EndsWith(suffix, StringComparison.Ordinal))
                name = name.Substring(0, name.Length - suffix.Length);
        foreach (string prefix in (string[])["ApiAtlas", "NDS"])
            if (name.Length > prefix.Length + 3 && name.StartsWith(prefix, StringComparison.Ordinal))
                name = name.Substring(prefix.Length);
        return name;
    }
}
