namespace AtlasPS.Catalog.Tool.Pages;

/// <summary>Sentences that follow from the facts, the same in help and documentation.</summary>
internal static class PageText
{
    public static string Description(CommandPage page) =>
        page.Roles.Count == 0 ? page.Description : $"{page.Description}\n\n{Roles(page)}";

    public static IEnumerable<string> Notes(CommandPage page)
    {
        foreach (var operation in page.Operations)
            yield return $"{operation.Method} {operation.Path} ({string.Join(", ", new[] { operation.Id }.Concat(operation.FormerIds).Distinct())}), version {operation.Latest.Date}.{Ending(operation)}";
    }

    private static string Roles(CommandPage page) => page.Roles.Count == 1
        ? $"Needs the role {page.Roles[0]}, or one that includes it."
        : $"Needs one of the roles {string.Join(", ", page.Roles)}, or one that includes it{(page.Operations.Count > 1 ? "; which depends on what is read" : "")}.";

    private static string Ending(OperationFacts operation) => operation switch
    {
        { Retired: true } => " Atlas has retired it.",
        { Deprecated: true } => $" Atlas advises against it{((operation.Sunset ?? operation.Latest.Sunset) is { } date ? $" and ends it on {date}" : "")}.",
        { Latest.Preview: true } => " A preview: Atlas may change it without notice.",
        _ => "",
    };
}
