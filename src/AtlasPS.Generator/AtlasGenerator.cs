using System.Collections.Immutable;
using System.Text;
using AtlasPS.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AtlasPS.Generator;

/// <summary>
/// Catalog in, cmdlet classes and object types out. Each source follows from a record of its own that is equal as long as the source is, so that a change of the
/// catalog makes only those anew that it is about.
/// </summary>
[Generator]
public sealed class AtlasGenerator : IIncrementalGenerator
{
    /// <summary>The names of the steps, for tests.</summary>
    internal const string Types = "Types", Commands = "Commands", Operations = "Operations", Index = "ApiIndex", Errors = "Errors", Findings = "Findings";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var facts = Files(context, ".json").Select(static (files, _) => FactsReader.Read(Pairs(files)));
        var compiled = facts.Combine(Files(context, ".yaml")).Select(static (input, _) => Compile(input.Left, input.Right));

        context.RegisterSourceOutput(
            compiled.SelectMany(static (catalog, _) => catalog.Module.Types.Select(type => TypeSpec.Of(type, catalog.Module))).WithTrackingName(Types),
            static (output, spec) => Add(output, $"Objects.{spec.Type.Name}", new TypeEmitter(spec).Emit()));
        context.RegisterSourceOutput(
            compiled.SelectMany(static (catalog, _) => catalog.Module.Commands.Where(command => !command.Surface.HandWritten).Select(command => CommandSpec.Of(command, catalog.Module))).WithTrackingName(Commands),
            static (output, spec) => Add(output, $"Commands.{spec.Command.ClassName}", new CommandEmitter(spec).Emit()));
        context.RegisterSourceOutput(
            compiled.Select(static (catalog, _) => OperationSpec.Of(catalog.Module)).WithTrackingName(Operations),
            static (output, operations) => Add(output, "OperationTable", OperationTableEmitter.Emit(operations)));
        context.RegisterSourceOutput(
            compiled.Select(static (catalog, _) => ApiIndexSpec.Of(catalog.Facts, catalog.Module)).WithTrackingName(Index),
            static (output, index) => Add(output, "ApiIndex", ApiIndexEmitter.Emit(index)));

        context.RegisterSourceOutput(
            compiled.Select(static (catalog, _) => catalog.Module.Common.Errors).WithTrackingName(Errors),
            static (output, errors) => Add(output, "ErrorTable", ErrorTableEmitter.Emit(errors)));

        context.RegisterSourceOutput(
            compiled.SelectMany(static (catalog, _) => catalog.Findings).WithTrackingName(Findings),
            static (output, finding) => output.ReportDiagnostic(FindingDiagnostic.Of(finding)));
    }

    /// <summary>A frozen catalog was checked when it was frozen, and lacks the words that rules look at.</summary>
    private static CompiledCatalog Compile(ApiFacts facts, ImmutableArray<CatalogFile> files) =>
        files.Any(file => file.IsFrozen) ? CatalogCompiler.Bind(facts, Pairs(files)) : CatalogCompiler.Compile(facts, Pairs(files));

    private static IncrementalValueProvider<ImmutableArray<CatalogFile>> Files(IncrementalGeneratorInitializationContext context, string extension) =>
        context.AdditionalTextsProvider.Where(file => file.Path.EndsWith(extension, StringComparison.Ordinal)).Select(CatalogFile.Of).Collect();

    private static List<KeyValuePair<string, string>> Pairs(ImmutableArray<CatalogFile> files) => [.. files.Select(file => new KeyValuePair<string, string>(file.Path, file.Text))];

    private static void Add(SourceProductionContext output, string name, string code) => output.AddSource($"{name}.g.cs", SourceText.From(code, Encoding.UTF8));
}
