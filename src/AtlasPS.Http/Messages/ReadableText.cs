using System.Text;
using System.Text.RegularExpressions;

namespace AtlasPS.Http.Messages;

/// <summary>
/// Makes JSON readable that holds what is no text: bytes that are not UTF-8, and halves of surrogate pairs. Either would be an exception wherever a value is looked at. It is replaced here, once, as .NET
/// replaces it: by U+FFFD.
/// </summary>
internal static class ReadableText
{
    private static readonly Regex Lone = new(
        @"(?<before>(?<!\\)(?:\\\\)*)(?:(?<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2})", RegexOptions.CultureInvariant);

    /// <summary>The same bytes where nothing is to be replaced, which is nearly always.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> utf8)
    {
        bool isValid = IsValid(utf8.Span);
        if (isValid && !MayHoldSurrogates(utf8.Span))
            return utf8;
#if NET
        string text = Encoding.UTF8.GetString(utf8.Span);
#else
        string text = Encoding.UTF8.GetString(utf8.ToArray());
#endif
        string readable = Lone.Replace(text, match => match.Groups["pair"].Success ? match.Value : $"{match.Groups["before"].Value}\\ufffd");
        return isValid && ReferenceEquals(readable, text) ? utf8 : Encoding.UTF8.GetBytes(readable);
    }

    private static bool IsValid(ReadOnlySpan<byte> utf8)
    {
#if NET
        return System.Text.Unicode.Utf8.IsValid(utf8);
#else
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(utf8.ToArray());
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
#endif
    }

    /// <summary>True where an escape begins as those of surrogates do. Atlas escapes next to nothing, so that the text is seldom looked at twice.</summary>
    private static bool MayHoldSurrogates(ReadOnlySpan<byte> utf8) => utf8.IndexOf("\\ud"u8) >= 0 || utf8.IndexOf("\\uD"u8) >= 0;
}
