namespace AtlasPS.Catalog;

/// <summary>The operation to poll exists, and reads.</summary>
internal sealed class WaitPollRule() : CatalogRule("ATLAS023")
{
    public override IEnumerable<CatalogFinding> Check(CatalogView view)
    {
        foreach (var cmdlet in view.Cmdlets)
        {
            if (cmdlet.Wait is not { } wait)
                continue;
            if (view.Operation(wait.Poll) is not { } polled)
                yield return Finding(wait.Source.At("poll"), $"The API has no operation '{wait.Poll}'. {Suggestion.For(wait.Poll, view.Facts.Operations.Where(operation => operation.Method == "GET").Select(operation => operation.Id))}");
            else if (polled.Method != "GET")
                yield return Finding(wait.Source.At("poll"), $"'{wait.Poll}' is a {polled.Method}. Only a GET can be polled.");
            if (view.Command(cmdlet.Name) is { Kind: CommandKind.Read or CommandKind.Save })
                yield return Finding(cmdlet.Source.At("wait"), $"{cmdlet.Name} starts nothing that it could wait for.");
        }
    }
}
