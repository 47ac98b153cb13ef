namespace AtlasPS.Catalog;

/// <summary>The state that a wait looks at is a property of what it polls.</summary>
internal sealed class WaitPropertyRule() : CatalogRule("ATLAS024")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view)
    {
        foreach (var cmdlet in view.Cmdlets)
        {
            if (cmdlet.Wait is not { } wait || view.Module.Operation(wait.Poll) is not { } polled)
                continue;
            if (wait is { Properties.Count: 0, Done.Count: 0, Failed.Count: 0, Gone: false })
                yield return Finding(wait.Source.Start, $"The wait of {cmdlet.Name} has no end. Add 'done', or 'gone: true'.");
            if (view.Module.Type(polled.Output) is not { } type)
                continue;
            var known = type.Properties.Select(property => property.JsonName).ToList();
            var named = wait.Properties.Count > 0 ? wait.Properties.Select(name => (Key: "property", name)) : wait.Done.Select(name => (Key: "done", name)).Concat(wait.Failed.Select(name => (Key: "failed", name)));
            foreach (var (key, name) in named.Where(entry => !known.Contains(entry.name)))
                yield return Finding(wait.Source.At(key, name), $"The response of '{wait.Poll}' has no property '{name}'. {Suggestion.For(name, known)}");
        }
    }
}
