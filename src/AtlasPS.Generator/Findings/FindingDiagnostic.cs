using AtlasPS.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AtlasPS.Generator;

/// <summary>Turns a mistake in the catalog into a build error at its place in the file.</summary>
internal static class FindingDiagnostic
{
    public static Diagnostic Of(CatalogFinding finding)
    {
        var descriptor = new DiagnosticDescriptor(finding.Id, "The catalog contradicts itself", "{0}", "AtlasPS", DiagnosticSeverity.Error, isEnabledByDefault: true);
        var position = finding.Position;
        var start = new LinePosition(Math.Max(position.Line - 1, 0), Math.Max(position.Column - 1, 0));
        return Diagnostic.Create(descriptor, Location.Create(position.File, default, new LinePositionSpan(start, start)), finding.Message);
    }
}
