using System.Text;
using AtlasPS.Catalog;

namespace AtlasPS.Generator;

/// <summary>What <c>Invoke-AtlasApi</c> and <c>Find-AtlasCommand</c> need of every operation and every cmdlet: a line each.</summary>
/// <param name="Operations">The lines of the operations.</param>
/// <param name="Commands">The lines of the cmdlets, with the words by which they are found.</param>
internal sealed record ApiIndexSpec(string Operations, string Commands)
{
    public static ApiIndexSpec Of(ApiFacts facts, ModuleModel module)
    {
        var reached = module.Commands.Where(command => command.Kind != CommandKind.Wait)
            .SelectMany(command => command.Sets.Select(set => (set.Operation.Facts.Id, Place: $"{command.Name}/{(command.Sets.Count > 1 ? set.Name : "")}")))
            .ToLookup(entry => entry.Id, entry => entry.Place);
        var lines = new StringBuilder();
        foreach (var operation in facts.Operations)
            lines.Append(Line(operation, reached[operation.Id]));
        return new(lines.ToString(), string.Concat(module.Commands.Select(Line)));
    }

    private static string Line(OperationFacts operation, IEnumerable<string> places)
    {
        var version = operation.Latest;
        string list = !operation.Paged ? "" : operation.Parameter("includeCount") is null ? "paged" : "counted";
        return $"{operation.Id}\t{string.Join(",", operation.OtherIds)}\t{operation.Method}\t{operation.Path}\t{version.Date}\t{Media(version)}\t{list}\t{operation.CliCommand}\t{string.Join(",", places)}\n";
    }

    private static string Line(CommandModel command)
    {
        string settings = string.Join(" ", command.Parameters.Where(parameter => parameter.In != "path").Select(parameter => parameter.Name));
        return $"{command.Name}\t{command.Family}\t{command.Surface.Synopsis}\t{settings}\t{(command.Instead is null ? "" : "outdated")}\n";
    }

    /// <summary>JSON where there is a choice: objects pipe on, and a table is easily made of them.</summary>
    private static string Media(VersionFacts version) => version.Media.Contains("json") ? "json" : version.Media.FirstOrDefault() ?? "json";
}
