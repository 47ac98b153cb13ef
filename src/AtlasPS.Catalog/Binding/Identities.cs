namespace AtlasPS.Catalog;

/// <summary>
/// Finds the parameter that names the thing which a cmdlet is about: the last name in the path of the most specific operation. It takes the object itself too, and is called -Name beside its own name where
/// the thing has one.
/// </summary>
internal static class Identities
{
    /// <summary>What these make is named in the body, and what the path names is where it is made.</summary>
    private static readonly HashSet<string> Making = ["New", "Add", "Import"];

    /// <summary>One at a time: what is given beside the name is for this thing.</summary>
    private static readonly HashSet<string> Single = ["Set", "Update", "ConvertTo", "Grant", "Save", "Switch"];

    public static IEnumerable<ParameterModel> Mark(CommandModel command, IReadOnlyList<ParameterModel> parameters)
    {
        string? last = Making.Contains(command.Verb) ? null : Last(command.Sets[command.Sets.Count - 1].Operation.Facts);
        var taken = new HashSet<string>(parameters.SelectMany(parameter => parameter.Aliases.Concat([parameter.Name])).Concat(command.MachineryParameters), StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in parameters)
        {
            if (parameter.In != "path" || parameter.WireName != last || parameter.Value is not { Kind: ValueKind.Text, IsArray: false })
            {
                yield return parameter;
                continue;
            }

            bool isName = parameter.Name.EndsWith("Name", StringComparison.OrdinalIgnoreCase) && !taken.Contains("Name");
            // What projects and organizations have for a name is looked up wherever one is named.
            isName |= last is "groupId" or "orgId" && !taken.Contains("Name");
            yield return parameter with
            {
                IsIdentity = true,
                IsMany = !Single.Contains(command.Verb),
                Aliases = isName ? [.. parameter.Aliases, "Name"] : parameter.Aliases,
            };
        }
    }

    /// <summary>The last name in a path; a project or an organization only where nothing below it is meant.</summary>
    private static string? Last(OperationFacts operation) => operation.PathNames.LastOrDefault(name => name is not ("groupId" or "orgId"))
        ?? (operation.Path.EndsWith("/groups/{groupId}", StringComparison.Ordinal) ? "groupId" : operation.Path.EndsWith("/orgs/{orgId}", StringComparison.Ordinal) ? "orgId" : null);
}
