namespace AtlasPS.Generator;

/// <summary>Writes the index of operations and cmdlets as text that is read when it is first asked for.</summary>
internal static class ApiIndexEmitter
{
    public static string Emit(ApiIndexSpec index) => new CodeWriter("the whole catalog")
        .Open("namespace AtlasPS.Descriptions")
        .Open("internal static partial class ApiIndex")
        .Line($"private const string Lines = {CodeWriter.Literal(index.Operations)};")
        .Line($"private const string CommandLines = {CodeWriter.Literal(index.Commands)};")
        .Close().Close().ToString();
}
