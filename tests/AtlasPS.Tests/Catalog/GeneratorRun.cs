using System.Reflection;
using System.Text;
using AtlasPS.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AtlasPS.Tests.Catalog;

/// <summary>The source generator as the compiler runs it, over the files of the catalog, which can be changed between two runs.</summary>
internal sealed class GeneratorRun
{
    private static readonly string Folder = Path.Combine(BuiltModule.RepositoryRoot, "src", "AtlasPS.Catalog");

    private static readonly CSharpCompilation Module = CSharpCompilation.Create("Module", [], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);

    private readonly Dictionary<string, AdditionalText> _files = new[] { "facts", "cmdlets" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Folder, folder), "*", SearchOption.AllDirectories))
        .ToDictionary(path => path, AdditionalText (path) => new MemoryFile(path, File.ReadAllText(path)));
    private GeneratorDriver _driver;

    public GeneratorRun()
    {
        _driver = CSharpGeneratorDriver.Create([Generator().AsSourceGenerator()], _files.Values, driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    /// <summary>What the last run made.</summary>
    public GeneratorRunResult Result { get; private set; }

    /// <summary>The sources that the last run made anew, by name.</summary>
    public IReadOnlyList<string> Written { get; private set; } = [];

    /// <summary>Changes a text in a file of the catalog, and runs again.</summary>
    public void Change(string file, string find, string write)
    {
        string path = Path.Combine(Folder, "cmdlets", file);
        string text = _files[path].GetText()!.ToString();
        Assert.Contains(find, text, StringComparison.Ordinal);
        int at = text.IndexOf(find, StringComparison.Ordinal);
        var changed = new MemoryFile(path, text[..at] + write + text[(at + find.Length)..]);
        _driver = _driver.ReplaceAdditionalText(_files[path], changed);
        _files[path] = changed;
        Run();
    }

    private void Run()
    {
        var before = Result.GeneratedSources.IsDefault ? [] : Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText);
        _driver = _driver.RunGenerators(Module);
        Result = _driver.GetRunResult().Results[0];
        if (Result.Exception is { } exception)
            throw exception;
        // A source that the driver took from its cache is the same object.
        Written = [.. Result.GeneratedSources.Where(source => !before.TryGetValue(source.HintName, out var known) || !ReferenceEquals(known, source.SourceText)).Select(source => source.HintName)];
    }

    private static IIncrementalGenerator Generator()
    {
        string configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var assembly = Assembly.LoadFrom(Path.Combine(BuiltModule.RepositoryRoot, "src", "AtlasPS.Generator", "bin", configuration, "netstandard2.0", "AtlasPS.Generator.dll"));
        return (IIncrementalGenerator)Activator.CreateInstance(assembly.GetType("AtlasPS.Generator.AtlasGenerator", throwOnError: true)!)!;
    }

    private sealed class MemoryFile(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
