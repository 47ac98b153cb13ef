namespace AtlasPS.Completion;

/// <summary>Text as it has to be typed.</summary>
internal static class Quoting
{
    /// <summary>The text itself where it is one word to PowerShell, else in quotes.</summary>
    public static string Quote(string text) =>
        text.Length > 0 && text[0] != '-' && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':') ? text : $"'{text.Replace("'", "''")}'";
}
