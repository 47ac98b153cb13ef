using System.Text.RegularExpressions;

namespace AtlasPS.Catalog;

/// <summary>The script of a column reads properties that its type has. A block of ForEach-Object or Where-Object reads those of what was piped into it.</summary>
internal sealed class ViewScriptRule() : CatalogRule("ATLAS032")
{
    private static readonly Regex Part = new(
        @"(?<block>(?:ForEach-Object|Where-Object|%|\?)\s*\{)|(?<open>\{(?=\s*\$|\s*\())|(?<close>\})|(?<text>'[^']*')|\$_(?<names>(?:\.[A-Za-z_][A-Za-z0-9_]*(?:\[\d+\])?)+)(?<call>\()?",
        RegexOptions.CultureInvariant);

    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from entry in view.Built
        from column in entry.Type.View
        where column.Script is not null
        from problem in Problems(view, entry.Model, column.Script!)
        select Finding(column.Source.At("script"), problem);

    private static IEnumerable<string> Problems(CatalogView view, TypeModel type, string script)
    {
        var surrounding = new Stack<TypeModel?>();
        TypeModel? current = type;
        TypeModel? piped = null;
        foreach (Match part in Part.Matches(script))
        {
            if (part.Groups["block"].Success || part.Groups["open"].Success)
            {
                surrounding.Push(current);
                current = part.Groups["block"].Success ? piped : current;
            }
            else if (part.Groups["close"].Success)
            {
                current = surrounding.Count > 0 ? surrounding.Pop() : current;
            }
            else if (part.Groups["names"].Success && current is not null)
            {
                piped = Follow(view, current, part, out string? problem);
                if (problem is not null)
                    yield return problem;
            }
        }
    }

    /// <summary>The type at the end of a chain of names; null where the facts do not say what it is.</summary>
    private static TypeModel? Follow(CatalogView view, TypeModel type, Match chain, out string? problem)
    {
        problem = null;
        var names = Regex.Replace(chain.Groups["names"].Value, @"\[\d+\]", "").Split('.').Skip(1).ToList();
        foreach (string name in chain.Groups["call"].Success ? names.Take(names.Count - 1) : names)
        {
            var property = type.Properties.FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (property is null && !type.Members.Contains(name, StringComparer.OrdinalIgnoreCase))
                problem = $"The type '{type.Name}' has no property '{name}'. {Suggestion.For(name, type.Members)}";
            if (view.Module.Type(property?.Value.TypeName) is not { } next)
                return null;
            type = next;
        }

        return type;
    }
}
