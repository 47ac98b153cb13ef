using System.Text;

namespace AtlasPS.Catalog.Tool.Pages;

/// <summary>The table of all cmdlets, and that of all operations: from whichever side one comes.</summary>
internal static class IndexPage
{
    public static string Render(IReadOnlyList<CommandPage> pages, ApiFacts facts, ModuleModel module)
    {
        var text = new StringBuilder("""
            # The cmdlets

            Written by `build.ps1 -Task Docs` from the catalog; a test keeps it true. `Find-AtlasCommand` answers from the same data, offline and by words too.

            First [the cmdlets](#cmdlets) by family, then [every operation of Atlas](#operations) with the ids that it has had, what the Atlas CLI calls it, and the cmdlet that stands for it.

            ## Cmdlets

            """);
        foreach (var family in pages.GroupBy(page => page.Family).OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            text.Append($"\n### {family.Key}\n\n| cmdlet | what it does |\n|---|---|\n");
            foreach (var page in family)
                text.Append($"| [{page.Name}](cmdlets/{page.Name}.md) | {page.Synopsis} |\n");
        }

        return text.Append(Operations(facts, module)).ToString();
    }

    private static string Operations(ApiFacts facts, ModuleModel module)
    {
        var reached = module.Commands.Where(command => command.Kind != CommandKind.Wait)
            .SelectMany(command => command.Sets.Select(set => (set.Operation.Facts.Id, Cell: Cell(command, set))))
            .ToLookup(entry => entry.Id, entry => entry.Cell);
        int own = facts.Operations.Count(operation => reached.Contains(operation.Id));
        var text = new StringBuilder($"\n## Operations\n\n{own} of {facts.Operations.Count} operations have a cmdlet of their own; `Invoke-AtlasApi` calls them all, by any of these ids.\n");
        foreach (var family in facts.Operations.GroupBy(operation => operation.Tag).OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            text.Append($"\n### {family.Key}: operations\n\n| operation | former and other ids | method and path | Atlas CLI | cmdlet |\n|---|---|---|---|---|\n");
            foreach (var operation in family)
            {
                string others = string.Join(", ", operation.OtherIds.Select(id => $"`{id}`"));
                string path = operation.Path.StartsWith(Prefix, StringComparison.Ordinal) ? operation.Path[Prefix.Length..] : operation.Path;
                string cmdlets = reached.Contains(operation.Id) ? string.Join(", ", reached[operation.Id].Distinct()) : $"`Invoke-AtlasApi {operation.Id}`";
                text.Append($"| `{operation.Id}`{Standing(operation)} | {others} | `{operation.Method} {(path.Length == 0 ? "/" : path)}` | {(operation.CliCommand is { } cli ? $"`{cli}`" : "")} | {cmdlets} |\n");
            }
        }

        return text.ToString();
    }

    private const string Prefix = "/api/atlas/v2";

    private static string Cell(CommandModel command, CommandSet set) =>
        $"[{command.Name}](cmdlets/{command.Name}.md){(command.Sets.Count > 1 ? $" ({set.Name})" : "")}";

    private static string Standing(OperationFacts operation) => operation switch
    {
        { Retired: true } => " (retired)",
        { Deprecated: true } => " (deprecated)",
        { Latest.Preview: true } => " (preview)",
        _ => "",
    };
}
