using System.Text;

namespace AtlasPS.Http.Downloads;

/// <summary>
/// Reads the file name in a <c>Content-Disposition</c> (RFC 6266), leniently: names with colons and blanks come unquoted too. What is no header at all is no name.
/// </summary>
internal static class ContentDisposition
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Latin1 = Encoding.GetEncoding("ISO-8859-1");

    /// <summary>The name that is offered, or null. <c>filename*</c> (RFC 8187) wins over <c>filename</c>.</summary>
    public static string? FileName(string header)
    {
        string? plain = null, extended = null;
        foreach (var (name, value) in Parameters(header))
        {
            if (name.Equals("filename*", StringComparison.OrdinalIgnoreCase))
                extended ??= Extended(value);
            else if (name.Equals("filename", StringComparison.OrdinalIgnoreCase))
                plain ??= Plain(value);
        }

        return extended ?? plain;
    }

    /// <summary>The parameters after the disposition type. A quoted value may hold semicolons, and backslashes before what is meant literally.</summary>
    private static IEnumerable<(string Name, string Value)> Parameters(string header)
    {
        for (int at = header.IndexOf(';'); at >= 0 && at < header.Length;)
        {
            int equals = header.IndexOf('=', at);
            if (equals < 0)
                yield break;
            string name = header.Substring(at + 1, equals - at - 1).Trim();
            var value = new StringBuilder();
            at = equals + 1;
            while (at < header.Length && header[at] == ' ')
                at++;
            if (at < header.Length && header[at] == '"')
                at = Quoted(header, at + 1, value);
            int end = header.IndexOf(';', Math.Min(at, header.Length));
            if (value.Length == 0)
                value.Append(header, at, (end < 0 ? header.Length : end) - at);
            yield return (name, value.ToString());
            at = end;
        }
    }

    /// <returns>The place after the closing quotation mark.</returns>
    private static int Quoted(string header, int at, StringBuilder value)
    {
        for (; at < header.Length && header[at] != '"'; at++)
        {
            // Browsers and servers alike write paths of Windows unescaped; only a quotation mark or a backslash is taken as escaped.
            if (header[at] == '\\' && at + 1 < header.Length && header[at + 1] is '"' or '\\')
                at++;
            value.Append(header[at]);
        }

        return Math.Min(at + 1, header.Length);
    }

    /// <summary>Headers arrive as Latin-1; servers that write another name than ASCII into one mean UTF-8.</summary>
    private static string? Plain(string value)
    {
        value = value.Trim();
        try
        {
            return value.Length == 0 ? null : StrictUtf8.GetString(Latin1.GetBytes(value));
        }
        catch (DecoderFallbackException)
        {
            return value;
        }
    }

    /// <summary><c>UTF-8''na%C3%AFve.gz</c>; null where it is not of that form.</summary>
    private static string? Extended(string value)
    {
        string[] parts = value.Trim().Split(['\''], 3);
        if (parts.Length < 3)
            return null;
        var encoding = parts[0].ToUpperInvariant() switch
        {
            "UTF-8" => StrictUtf8,
            "ISO-8859-1" => Latin1,
            _ => null,
        };
        try
        {
            return encoding is null || parts[2].Length == 0 ? null : encoding.GetString(Unescape(parts[2]));
        }
        catch (Exception e) when (e is DecoderFallbackException or FormatException)
        {
            return null;
        }
    }

    private static byte[] Unescape(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool escaped = text[i] == '%';
            if (text[i] > '~' || (escaped && !Uri.IsHexEncoding(text, i)))
                throw new FormatException();
            bytes.Add(escaped ? Convert.ToByte(text.Substring(i + 1, 2), 16) : (byte)text[i]);
            if (escaped)
                i += 2;
        }

        return [.. bytes];
    }
}
