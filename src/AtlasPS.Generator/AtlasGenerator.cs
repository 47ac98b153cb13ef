using System.Collections.Immutable;
using System.Text;
using AtlasPS.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AtlasPS.Generator;

/// <summary>Catalog in, cmdlet classes and object types out. A contradiction in the catalog is a build error that names its place.</summary>
[Generator]
public sealed class AtlasGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor BadCatalog = new(
        "ATLAS001", "The catalog contradicts itself", "{0}", "AtlasPS", DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith(".json", StringComparison.Ordinal) || file.Path.EndsWith(".yaml", StringComparison.Ordinal))
            .Select((file, cancellationToken) => new KeyValuePair<string, string>(file.Path, file.GetText(cancellationToken)?.ToString() ?? ""))
            .Collect();
        context.RegisterSourceOutput(files, Generate);
    }

    private static void Generate(SourceProductionContext context, ImmutableArray<KeyValuePair<string, string>> files)
    {
        try
        {
            var facts = FactsReader.Read(files);
            var module = ModuleBuilder.Build(facts, SurfaceReader.Read(files), SurfaceReader.ReadCommon(files));
            foreach (var type in module.Types)
                Add(context, $"Objects.{type.Name}", new TypeEmitter(type).Emit());
            foreach (var command in module.Commands.Where(command => !command.Surface.HandWritten))
                Add(context, $"Commands.{command.ClassName}", new CommandEmitter(command).Emit());
            Add(context, "OperationTable", OperationTableEmitter.Emit(module.Operations));
            Add(context, "ApiIndex", ApiIndexEmitter.Emit(facts, module));
        }
        catch (CatalogException exception)
        {
            foreach (string problem in exception.Problems)
                context.ReportDiagnostic(Diagnostic.Create(BadCatalog, Location.None, problem));
        }
    }

    private static void Add(SourceProductionContext context, string name, string code) =>
        context.AddSource($"{name}.g.cs", SourceText.From(code, Encoding.UTF8));
}
