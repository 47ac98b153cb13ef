using System.Text;

namespace AtlasPS.Http;

/// <summary>Fills a path template such as <c>/api/atlas/v2/groups/{groupId}/accessList/{entryValue}</c>.</summary>
public static class AtlasPath
{
    /// <summary>Puts percent-encoded values in the place of the names in braces; everything else, <c>:verb</c> suffixes included, stays.</summary>
    /// <param name="template">The template.</param>
    /// <param name="value">Gives the value of a name, not encoded.</param>
    /// <exception cref="ArgumentException">The template is broken, or a value is empty, or is <c>.</c> or <c>..</c>, which an address cannot carry as a name.</exception>
    public static string Fill(string template, Func<string, string> value)
    {
        var path = new StringBuilder(template.Length + 32);
        for (int at = 0; at < template.Length;)
        {
            int open = template.IndexOf('{', at);
            if (open < 0)
                return path.Append(template, at, template.Length - at).ToString();
            int close = template.IndexOf('}', open);
            if (close < 0)
                throw new ArgumentException($"The template {template} opens a brace and does not close it.", nameof(template));
            string name = template.Substring(open + 1, close - open - 1);
            path.Append(template, at, open - at).Append(Encode(name, value(name)));
            at = close + 1;
        }

        return path.ToString();
    }

    private static string Encode(string name, string value) => value switch
    {
        "" => throw new ArgumentException($"The value of {name} is empty.", name),
        "." or ".." => throw new ArgumentException($"'{value}' cannot be the value of {name}: an address would take it for a folder.", name),
        _ => Uri.EscapeDataString(value),
    };
}
