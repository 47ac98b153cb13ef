namespace AtlasPS.Catalog;

/// <summary>The values that end a wait are values that the state may have.</summary>
internal sealed class WaitStateRule() : CatalogRule("ATLAS025")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view)
    {
        foreach (var cmdlet in view.Cmdlets)
        {
            if (cmdlet.Wait is not { Properties.Count: > 0 } wait || view.Module.Type(view.Module.Operation(wait.Poll)?.Output) is not { } type)
                continue;
            var states = type.Properties.Where(property => wait.Properties.Contains(property.JsonName)).Select(property => property.Value).ToList();
            if (states.Count < wait.Properties.Count || states.Any(state => state.IsOpen || state.Enum.Count == 0))
                continue;
            var known = states.SelectMany(state => state.Enum).ToList();
            foreach (var (key, value) in wait.Done.Select(value => (Key: "done", value)).Concat(wait.Failed.Select(value => (Key: "failed", value))).Where(entry => !known.Contains(entry.value) && !wait.Unlisted.Contains(entry.value)))
                yield return Finding(wait.Source.At(key, value), $"'{value}' is not a value of '{string.Join("' or '", wait.Properties)}'. {Suggestion.For(value, known)}");
            foreach (string value in wait.Unlisted.Where(value => known.Contains(value) || !wait.Done.Concat(wait.Failed).Contains(value)))
                yield return Finding(wait.Source.At("unlisted", value), known.Contains(value) ? $"The API lists '{value}'." : $"'{value}' is neither in 'done' nor in 'failed'.");
            foreach (string both in wait.Done.Intersect(wait.Failed))
                yield return Finding(wait.Source.At("failed", both), $"'{both}' cannot be both done and failed.");
        }
    }
}
