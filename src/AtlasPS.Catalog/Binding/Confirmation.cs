namespace AtlasPS.Catalog;

/// <summary>Derives the question before a change, such as "Remove cluster 'Cluster0' from project 'Payments'", from verb, noun and path.</summary>
internal static class Confirmation
{
    public static string Of(CommandModel command, Vocabulary words)
    {
        string thing = words.Of(command.Noun.Substring("Atlas".Length));
        foreach (string level in (string[])["project ", "organization "])
            if (thing.StartsWith(level, StringComparison.Ordinal))
                thing = thing.Substring(level.Length);
        var own = command.Parameters.Where(parameter => parameter is { In: "path", FromSession: false, WireName: not ("groupId" or "orgId") }).ToList();
        // The last name of a path says which thing it is, unless the path goes on: then it says where.
        string path = command.Sets[0].Operation.Facts.Path;
        bool named = own.Count > 0 && (path.LastIndexOf('}') > path.LastIndexOf('/') || $" {thing}".EndsWith(" " + words.Parent(command.Noun, own[own.Count - 1].Name), StringComparison.Ordinal));
        string name = named ? $" {{{own[own.Count - 1].Name}}}" : command.Parameters.Any(parameter => parameter is { In: "body", Name: "Name" }) && command.Verb == "New" ? "[ {Name}]" : "";
        string parents = "";
        foreach (var parent in own.Take(own.Count - (named ? 1 : 0)).Reverse())
        {
            string word = words.Parent(command.Noun, parent.Name);
            if (thing.StartsWith(word + " ", StringComparison.Ordinal))
                thing = thing.Substring(word.Length + 1);
            parents += $" {(word.Length == 0 ? "on" : command.Verb is "New" or "Add" ? "for" : "of")} {(word.Length == 0 ? "" : word + " ")}{{{parent.Name}}}";
        }

        string preposition = command.Verb switch { "Remove" => "from", "Add" => "to", _ => "in" };
        string scope = command.Parameters.Any(parameter => parameter.WireName == "groupId") ? $" {preposition} {{ProjectId}}"
            : command.Parameters.Any(parameter => parameter.WireName == "orgId") ? $" {preposition} {{OrgId}}" : "";
        string verb = command.Verb switch { "New" => "Create", "Set" => "Change", _ => command.Verb };
        return $"{verb} {thing}{name}{parents}{scope}";
    }
}
