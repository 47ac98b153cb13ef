using System.Text;
using AtlasPS.Catalog;

namespace AtlasPS.Generator;

/// <summary>Writes what <c>Invoke-AtlasApi</c> needs of every operation: a line each, read when it is first asked for.</summary>
internal static class ApiIndexEmitter
{
    public static string Emit(ApiFacts facts)
    {
        var lines = new StringBuilder();
        foreach (var operation in facts.Operations)
        {
            var version = operation.Latest;
            string ids = string.Join(",", new[] { operation.OverrideId }.Concat(operation.FormerIds).OfType<string>().Where(id => id != operation.Id).Distinct());
            string list = !operation.Paged ? "" : operation.Parameter("includeCount") is null ? "paged" : "counted";
            lines.Append($"{operation.Id}\t{ids}\t{operation.Method}\t{operation.Path}\t{version.Date}\t{Media(version)}\t{list}\n");
        }

        return new CodeWriter()
            .Open("namespace AtlasPS.Operations")
            .Open("internal static partial class ApiIndex")
            .Line($"private const string Lines = {CodeWriter.Literal(lines.ToString())};")
            .Close().Close().ToString();
    }

    /// <summary>JSON where there is a choice: objects pipe on, and a table is easily made of them.</summary>
    private static string Media(VersionFacts version) => version.Media.Contains("json") ? "json" : version.Media.FirstOrDefault() ?? "json";
}
