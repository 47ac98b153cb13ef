using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AtlasPS.Downloads;

/// <summary>Makes of a name that somebody else chose one that is a plain visible file in its folder, on every system.</summary>
internal static class SafeFileName
{
    /// <summary>Systems allow 255 units of their own; this leaves room for what people append.</summary>
    private const int LongestInBytes = 200;

    /// <summary>An extension longer than this is none.</summary>
    private const int LongestExtension = 20;

    private const char Replacement = '-';

    /// <summary>Names that are devices on Windows, whatever extension follows.</summary>
    private static readonly Regex Device = new(@"^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The safe form of a name; null when nothing of it is left.</summary>
    public static string? From(string? offered)
    {
        if (offered is null)
            return null;
        // What leads to another folder is no part of a name.
        string name = offered.Substring(offered.LastIndexOfAny(['/', '\\']) + 1);
        // A dot would hide the file, and a dash make an option of it.
        name = Shortened(Printable(name).TrimStart(' ', '.', '-')).TrimEnd(' ', '.');
        if (name.Length == 0)
            return null;
        return Device.IsMatch(name) ? "_" + name : name;
    }

    /// <summary>Replaces what some system does not allow, and what is not seen: control characters, marks that turn the direction of writing, halves of characters.</summary>
    private static string Printable(string name)
    {
        var text = new StringBuilder(name.Length);
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogatePair(name, i))
                text.Append(name[i]).Append(name[++i]);
            else
                text.Append(IsAllowed(name[i]) ? name[i] : Replacement);
        }

        return text.ToString();
    }

    private static bool IsAllowed(char c) => c is not (':' or '*' or '?' or '"' or '<' or '>' or '|') && CharUnicodeInfo.GetUnicodeCategory(c)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);

    /// <summary>Cuts a long name in its middle part, so that it keeps its extension: <c>.log.gz</c>.</summary>
    private static string Shortened(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= LongestInBytes)
            return name;
        var extension = Regex.Match(name, @"(\.[A-Za-z0-9]{1,8}){1,2}$", RegexOptions.CultureInvariant);
        string end = extension.Success && extension.Length <= LongestExtension ? extension.Value : "";
        char[] begin = name.Substring(0, name.Length - end.Length).ToCharArray();
        int length = begin.Length;
        while (Encoding.UTF8.GetByteCount(begin, 0, length) + end.Length > LongestInBytes)
            length--;
        if (char.IsHighSurrogate(begin[length - 1]))
            length--;
        return new string(begin, 0, length) + end;
    }
}
