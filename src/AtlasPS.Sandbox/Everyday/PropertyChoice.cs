using System.Collections;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>
/// One entry of a <c>-Property</c> parameter: a name, which may hold wildcards, a script block, or a hashtable with <c>Name</c>
/// (or <c>Label</c>), <c>Expression</c> and <c>Descending</c>, each of which may be shortened.
/// </summary>
internal sealed record PropertyChoice(string? Name, PSPropertyExpression Expression, bool? Descending)
{
    public static PropertyChoice[] ParseAll(object[]? entries) => [.. (entries ?? []).Select(Parse)];

    /// <summary>The values of an object that this entry chooses. A name that the object lacks chooses none.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Read(PSObject item) =>
        Expression.GetValues(item).Select(found => KeyValuePair.Create(Name ?? found.ResolvedExpression.ToString(), (object?)found.Result));

    /// <summary>The first of the values, or null.</summary>
    public object? ReadOne(PSObject item) => Read(item).FirstOrDefault().Value;

    /// <exception cref="PSArgumentException">The entry is none of the three.</exception>
    private static PropertyChoice Parse(object entry) => (entry is PSObject wrapped ? wrapped.BaseObject : entry) switch
    {
        ScriptBlock script => new PropertyChoice(null, new PSPropertyExpression(script), null),
        IDictionary table => Parse(table),
        var name => new PropertyChoice(null, new PSPropertyExpression(LanguagePrimitives.ConvertTo<string>(name)), null),
    };

    private static PropertyChoice Parse(IDictionary table)
    {
        string? name = null;
        PropertyChoice? expression = null;
        bool? descending = null;
        foreach (DictionaryEntry part in table)
        {
            var key = part.Key.ToString() ?? "";
            if (IsShortFor(key, "Name") || IsShortFor(key, "Label"))
                name = part.Value?.ToString();
            else if (IsShortFor(key, "Expression"))
                expression = Parse(part.Value ?? "");
            else if (IsShortFor(key, "Descending"))
                descending = LanguagePrimitives.IsTrue(part.Value);
            else
                throw new PSArgumentException($"'{key}' is no key of a calculated property here: use Name, Expression or Descending.");
        }

        return expression is null
            ? throw new PSArgumentException("A calculated property needs the key Expression.")
            : new PropertyChoice(name, expression.Expression, descending);
    }

    private static bool IsShortFor(string key, string full) => key.Length > 0 && full.StartsWith(key, StringComparison.OrdinalIgnoreCase);
}
