using System.Text.RegularExpressions;

namespace AtlasPS.Catalog;

/// <summary>A confirmation names parameters of its cmdlet, and its brackets are in pairs.</summary>
internal sealed class ConfirmRule() : CatalogRule("ATLAS022")
{
    private static readonly Regex Placeholder = new(@"\{([^{}]*)\}", RegexOptions.CultureInvariant);
    private static readonly Regex Form = new(@"^[^{}\[\]]*((\{[A-Za-z0-9_.]+\}|\[([^{}\[\]]*\{[A-Za-z0-9_.]+\})+[^{}\[\]]*\])[^{}\[\]]*)*$", RegexOptions.CultureInvariant);

    public override IEnumerable<CatalogFinding> Check(CatalogView view)
    {
        foreach (var (cmdlet, command) in view.Generated.Where(entry => entry.Cmdlet.Confirm is not null))
        {
            if (command.Kind is CommandKind.Read or CommandKind.Wait)
                yield return Finding(cmdlet.Source.At("confirm"), $"{cmdlet.Name} changes nothing, so that it never asks.");
            if (!Form.IsMatch(cmdlet.Confirm!))
                yield return Finding(cmdlet.Source.At("confirm"), "The braces and brackets are not in pairs, or a part in brackets has no {parameter}.");
            foreach (string name in Placeholder.Matches(cmdlet.Confirm!).Cast<Match>().Select(match => match.Groups[1].Value.Split('.')[0]))
                if (command.Parameters.All(parameter => parameter.Name != name))
                    yield return Finding(cmdlet.Source.At("confirm"), $"{cmdlet.Name} has no parameter '{name}'. {Suggestion.For(name, command.Parameters.Select(parameter => parameter.Name))}");
        }
    }
}
