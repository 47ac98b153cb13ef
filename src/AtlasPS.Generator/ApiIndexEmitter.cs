using System.Text;
using AtlasPS.Catalog;

namespace AtlasPS.Generator;

/// <summary>Writes what <c>Invoke-AtlasApi</c> and <c>Find-AtlasCommand</c> need of every operation and every cmdlet: a line each, read when it is first asked for.</summary>
internal static class ApiIndexEmitter
{
    public static string Emit(ApiFacts facts, ModuleModel module)
    {
        var lines = new StringBuilder();
        var reached = module.Commands.Where(command => command.Kind != CommandKind.Wait)
            .SelectMany(command => command.Sets.Select(set => (set.Operation.Facts.Id, Place: $"{command.Name}/{(command.Sets.Count > 1 ? set.Name : "")}")))
            .ToLookup(entry => entry.Id, entry => entry.Place);
        foreach (var operation in facts.Operations)
        {
            var version = operation.Latest;
            string ids = string.Join(",", operation.OtherIds);
            string list = !operation.Paged ? "" : operation.Parameter("includeCount") is null ? "paged" : "counted";
            lines.Append($"{operation.Id}\t{ids}\t{operation.Method}\t{operation.Path}\t{version.Date}\t{Media(version)}\t{list}\t{operation.CliCommand}\t{string.Join(",", reached[operation.Id])}\n");
        }

        return new CodeWriter()
            .Open("namespace AtlasPS.Operations")
            .Open("internal static partial class ApiIndex")
            .Line($"private const string Lines = {CodeWriter.Literal(lines.ToString())};")
            .Line($"private const string CommandLines = {CodeWriter.Literal(string.Concat(module.Commands.Select(Line)))};")
            .Close().Close().ToString();
    }

    /// <summary>A cmdlet with the words by which it is found: its name, what it is for, and what can be said with it.</summary>
    private static string Line(CommandModel command)
    {
        string settings = string.Join(" ", command.Parameters.Where(parameter => parameter.In != "path").Select(parameter => parameter.Name));
        return $"{command.Name}\t{command.Family}\t{command.Surface.Synopsis}\t{settings}\t{(command.Surface.Instead is null ? "" : "outdated")}\n";
    }

    /// <summary>JSON where there is a choice: objects pipe on, and a table is easily made of them.</summary>
    private static string Media(VersionFacts version) => version.Media.Contains("json") ? "json" : version.Media.FirstOrDefault() ?? "json";
}
