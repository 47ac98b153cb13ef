namespace AtlasPS.Catalog;

/// <summary>
/// Finds the parameter that names the thing which a cmdlet is about: the last name in the path of the most specific operation. It takes the object itself too, and is called -Name beside its own name where
/// the thing has one.
/// </summary>
internal static class Identities
{
    /// <summary>These verbs create: the body names the new object, and the path names its parent.</summary>
    private static readonly HashSet<string> Making = ["New", "Add", "Import"];

    /// <summary>These verbs take one object at a time, because the other parameters describe it.</summary>
    private static readonly HashSet<string> Single = ["Set", "Update", "ConvertTo", "Grant", "Save", "Switch"];

    public static IEnumerable<ParameterModel> Mark(CommandModel command, IReadOnlyList<ParameterModel> parameters)
    {
        // -Name is the thing's own before it is anything that a list is searched by.
        parameters = [.. parameters.Select(parameter => parameter.In == "query" ? parameter with { Aliases = [.. parameter.Aliases.Where(alias => alias != "Name")] } : parameter)];
        string? last = Making.Contains(command.Verb) ? null : Last(command.Sets[command.Sets.Count - 1].Operation.Facts);
        var taken = new HashSet<string>(parameters.SelectMany(parameter => parameter.Aliases.Concat([parameter.Name])).Concat(command.MachineryParameters), StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in parameters)
        {
            if (parameter.In != "path" || parameter.WireName != last || parameter.Value is not { Kind: ValueKind.Text, IsArray: false })
            {
                yield return parameter;
                continue;
            }

            // Of a piped object a name is taken as this one's only after its own kind was looked for, which needs the object as a whole.
            bool fromAnything = parameters.All(other => other == parameter || other.Places.All(place => !place.Mandatory || parameter.Places.All(own => own.Set != place.Set) || IsEverywhere(command, other)));
            bool isName = fromAnything && !taken.Contains("Name") && (parameter.Name.EndsWith("Name", StringComparison.OrdinalIgnoreCase) || last is "groupId" or "orgId");
            yield return parameter with
            {
                IsIdentity = true,
                FromAnything = fromAnything,
                IsMany = !Single.Contains(command.Verb),
                Aliases = isName ? [.. parameter.Aliases, "Name"] : parameter.Aliases,
            };
        }
    }

    /// <summary>True for a parameter that every set insists on.</summary>
    private static bool IsEverywhere(CommandModel command, ParameterModel parameter) => command.Sets.All(set => parameter.Places.Any(place => place.Set == set.Name && place.Mandatory));

    /// <summary>The last name in a path; a project or an organization only where nothing below it is meant.</summary>
    private static string? Last(OperationFacts operation) => operation.PathNames.LastOrDefault(name => name is not ("groupId" or "orgId"))
        ?? (operation.Path.EndsWith("/groups/{groupId}", StringComparison.Ordinal) ? "groupId" : operation.Path.EndsWith("/orgs/{orgId}", StringComparison.Ordinal) ? "orgId" : null);
}
