using System.Text.RegularExpressions;

namespace AtlasPS.Catalog;

/// <summary>A cmdlet of ours that a text mentions exists.</summary>
internal sealed class MentionRule() : CatalogRule("ATLAS034")
{
    private static readonly Regex Name = new(@"\b([A-Z][a-zA-Z]+)-Atlas([A-Z]\w*)?\b", RegexOptions.CultureInvariant);

    public override IEnumerable<CatalogFinding> Check(CatalogView view)
    {
        var known = new HashSet<string>(view.Cmdlets.Select(cmdlet => cmdlet.Name), StringComparer.OrdinalIgnoreCase);
        return from text in view.Surface.Texts()
               from Match mention in Name.Matches(text.Text)
               where !known.Contains(mention.Value)
               select Finding(text.Position, $"There is no cmdlet '{mention.Value}'. {Suggestion.For(mention.Value, known)}");
    }
}
