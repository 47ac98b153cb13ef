using System.Globalization;
using System.Management.Automation.Language;
using System.Text;

namespace AtlasPS.Feedback;

/// <summary>Text as it has to be typed. Whatever a stranger has called a thing, what comes out is that text to PowerShell, and never a command.</summary>
internal static class Quoting
{
    /// <summary>The text itself where it is one plain word, else in quotes.</summary>
    public static string Quote(string text) => IsPlainWord(text) ? text : Quoted(text);

    /// <summary>The text in quotes.</summary>
    public static string Quoted(string text) => text.Any(Presentable.IsHidden) ? WithEscapes(text) : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    private static bool IsPlainWord(string text) =>
        text.Length > 0 && text[0] is not ('-' or '.' or ':') && text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or ':');

    /// <summary>What cannot be seen is written as its number, in a way that Windows PowerShell understands too.</summary>
    private static string WithEscapes(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            if (Presentable.IsHidden(c))
                quoted.Append("$([char]0x").Append(((int)c).ToString("x", CultureInfo.InvariantCulture)).Append(')');
            else if (c is '`' or '$' or '"' or '\u201c' or '\u201d' or '\u201e')
                quoted.Append('`').Append(c);
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
