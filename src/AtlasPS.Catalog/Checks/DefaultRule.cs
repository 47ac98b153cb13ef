namespace AtlasPS.Catalog;

/// <summary>A default is one of the values that the API lists, and the default of a parameter that may be left out.</summary>
internal sealed class DefaultRule() : CatalogRule("ATLAS017")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view)
    {
        foreach (var (cmdlet, command) in view.Generated)
            foreach (var decided in cmdlet.Parameters.Where(decided => decided.Default is not null))
            {
                var known = command.Parameters.FirstOrDefault(parameter => parameter.Name == decided.Name)?.Value;
                if (decided.Mandatory)
                    yield return Finding(decided.Source.At("default"), $"-{decided.Name} of {cmdlet.Name} is mandatory, so that its default never counts.");
                else if (known is { IsOpen: false, Enum.Count: > 0 } && !known.Enum.Contains(decided.Default!))
                    yield return Finding(decided.Source.At("default"), $"'{decided.Default}' is not a value of -{decided.Name}. {Suggestion.For(decided.Default!, known.Enum)}");
            }
    }
}
