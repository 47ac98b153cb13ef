namespace AtlasPS.Simulator.Authentication;

/// <summary>Reads the <c>name=value, name="value"</c> list of an Authorization header (RFC 9110, section 11.4).</summary>
internal static class HeaderParameters
{
    /// <summary>The parameters by lower-case name, or null when the list is malformed or names one twice.</summary>
    public static Dictionary<string, string>? Read(ReadOnlySpan<char> text)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (true)
        {
            text = text.TrimStart(" \t,");
            if (text.IsEmpty)
                return parameters;

            int equals = text.IndexOf('=');
            if (equals <= 0)
                return null;
            string name = text[..equals].Trim().ToString();
            text = text[(equals + 1)..].TrimStart();

            string? value = text.StartsWith("\"") ? Quoted(ref text) : Token(ref text);
            if (value is null || !parameters.TryAdd(name, value))
                return null;
        }
    }

    private static string Token(ref ReadOnlySpan<char> text)
    {
        int end = text.IndexOf(',');
        var token = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[end..];
        return token.Trim().ToString();
    }

    private static string? Quoted(ref ReadOnlySpan<char> text)
    {
        var value = new System.Text.StringBuilder();
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                text = text[(i + 1)..];
                return value.ToString();
            }

            if (text[i] == '\\' && i + 1 < text.Length)
                i++;
            value.Append(text[i]);
        }

        return null;
    }
}
