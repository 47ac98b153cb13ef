using System.Globalization;
using System.Text;

namespace AtlasPS.Feedback;

/// <summary>
/// Makes text presentable that others wrote: names, details, header values. Control characters would steer the terminal, and marks that turn the direction of writing would show something
/// else than is there (CWE-150). Applied where text is shown; objects and JSON keep what Atlas sent.
/// </summary>
internal static class Presentable
{
    /// <summary>Longer texts of errors are cut: an answer may hold megabytes.</summary>
    private const int Longest = 4000;

    /// <summary>One line: what cannot be seen is shown as a picture of it.</summary>
    public static string Line(string text) => text.Any(IsHidden) ? Show(text, keepLines: false) : text;

    /// <summary>Several lines, cut where they are very long.</summary>
    public static string Lines(string text)
    {
        string cut = text.Length <= Longest ? text : $"{text.Substring(0, char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)}… ({text.Length - Longest} more characters)";
        return cut.Any(IsHidden) ? Show(cut, keepLines: true) : cut;
    }

    /// <summary>True for a character that shows nothing and does something: control characters, line and paragraph separators, directional marks, and the like.</summary>
    public static bool IsHidden(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (c is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'));

    private static string Show(string text, bool keepLines)
    {
        var shown = new StringBuilder(text.Length);
        foreach (char c in text)
            shown.Append(c switch
            {
                '\n' or '\t' when keepLines => c,
                < ' ' => (char)('\u2400' + c),
                '\u007f' => '\u2421',
                _ when IsHidden(c) => '\ufffd',
                _ => c,
            });
        return shown.ToString();
    }
}
