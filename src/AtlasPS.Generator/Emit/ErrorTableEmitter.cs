using AtlasPS.Catalog;

namespace AtlasPS.Generator;

/// <summary>Writes what the error codes of Atlas mean.</summary>
internal static class ErrorTableEmitter
{
    public static string Emit(IEnumerable<SurfaceError> errors)
    {
        var code = new CodeWriter("src/AtlasPS.Catalog/cmdlets/_common.yaml");
        code.Line("using System.Management.Automation;").Line();
        code.Open("namespace AtlasPS.Feedback");
        code.Open("internal static partial class ErrorTable");
        code.Line("private static readonly global::System.Collections.Generic.Dictionary<string, ErrorMeaning> s_rows = new(global::System.StringComparer.Ordinal)").Line("{");
        foreach (var error in errors)
            code.Line($"    [{CodeWriter.Literal(error.Code)}] = new(ErrorCategory.{error.Category}, {(error.Ends ? "true" : "false")}, {CodeWriter.Literal(error.Advice)}),");
        code.Line("};");
        return code.Close().Close().ToString();
    }
}
