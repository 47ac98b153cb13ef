using System.Text;
using System.Text.RegularExpressions;

namespace AtlasPS.Resources;

/// <summary>
/// How people write a small object: <c>readWrite@shop</c> for a role. The form is that of the catalog: <c>{jsonName}</c> is a field, <c>[…]</c> may be missing, <c>{jsonName=VALUE}</c> is the value where it is.
/// </summary>
internal sealed class TextForm(string form)
{
    private static readonly Regex Part = new(@"\{(?<name>\w+)(=(?<preset>\w+))?\}|(?<open>\[)|(?<close>\])|(?<text>[^\[\]{}]+)", RegexOptions.CultureInvariant);
    private readonly Lazy<Regex> _pattern = new(() => new Regex($"^{Part.Replace(form, Pattern)}$", RegexOptions.CultureInvariant | RegexOptions.Singleline));

    /// <summary>The fields of a text; null for one of another form.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>>? Read(string text)
    {
        var match = _pattern.Value.Match(text.Trim());
        return match.Success ? [.. Fields().Select(field => new KeyValuePair<string, object?>(field.Name, Value(match, field))).Where(field => field.Value is not null)] : null;
    }

    /// <summary>The text of an object; null where a field is missing that every text has.</summary>
    public string? Write(Func<string, string?> read)
    {
        var text = new StringBuilder();
        int kept = -1;
        bool isWhole = true;
        foreach (Match part in Part.Matches(form))
        {
            if (part.Groups["open"].Success)
            {
                (kept, isWhole) = (text.Length, true);
            }
            else if (part.Groups["close"].Success)
            {
                text.Length = isWhole ? text.Length : kept;
                kept = -1;
            }
            else if (part.Groups["text"].Success)
            {
                text.Append(part.Value);
            }
            else
            {
                string? value = read(part.Groups["name"].Value);
                if (value is null && kept < 0)
                    return null;
                isWhole &= value is not null && value != part.Groups["preset"].Value;
                text.Append(value);
            }
        }

        return text.ToString();
    }

    /// <summary>One that shows how it is done, such as <c>roleName@databaseName</c>.</summary>
    public override string ToString() => Regex.Replace(Regex.Replace(form, @"\[.*?\]", ""), @"[{}]", "");

    private static string Pattern(Match part) => part switch
    {
        _ when part.Groups["open"].Success => "(?:",
        _ when part.Groups["close"].Success => ")?",
        _ when part.Groups["text"].Success => Regex.Escape(part.Value),
        _ => $"(?<{part.Groups["name"].Value}>.+?)",
    };

    private static string? Value(Match match, (string Name, string Preset) field) =>
        match.Groups[field.Name] is { Success: true, Value: var value } ? value : field.Preset.Length > 0 ? field.Preset : null;

    private IEnumerable<(string Name, string Preset)> Fields() =>
        Part.Matches(form).Cast<Match>().Where(part => part.Groups["name"].Success).Select(part => (part.Groups["name"].Value, part.Groups["preset"].Value));
}
