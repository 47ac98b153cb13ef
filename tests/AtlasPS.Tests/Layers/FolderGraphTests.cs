using AtlasPS.Hosting;
using AtlasPS.Tests.Cmdlets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AtlasPS.Tests.Layers;

/// <summary>The folders of each project are layers: no two of them need each other, in whatever roundabout way. A type belongs to the folder of its file.</summary>
public sealed class FolderGraphTests
{
    [Theory]
    [InlineData("src/AtlasPS")]
    [InlineData("src/AtlasPS.Catalog")]
    [InlineData("src/AtlasPS.Catalog.Tool")]
    [InlineData("src/AtlasPS.Generator")]
    [InlineData("src/AtlasPS.Http")]
    [InlineData("src/AtlasPS.Simulator")]
    [InlineData("src/AtlasPS.Sandbox")]
    [InlineData("tests/AtlasPS.Hosting")]
    [InlineData("tests/AtlasPS.Benchmarks")]
    public void Has_no_cycle(string project)
    {
        var edges = Edges(Path.Combine(BuiltModule.RepositoryRoot, project));
        string[] cycles = [.. Cycles([.. edges]), .. Cycles(OfTopFolders(edges))];
        Assert.True(cycles.Length == 0, string.Join("\n", cycles));
    }

    [Fact]
    public void A_need_is_found_in_the_build_of_each_framework()
    {
        using var project = new TemporaryFolder();
        Write("A", "class One { Two two; }");
        Write("B", "class Two { }\n#if NET\nclass Three { Four four; }\n#endif");
        Write("C", "class Four { }\n#if !NET\nclass Five { One one; }\n#endif");
        Assert.Equal(["A -> B (Two in A.cs)", "B -> C (Four in B.cs)", "C -> A (One in C.cs)"], Cycles(Edges(project.Path)).Order());

        void Write(string folder, string code) => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(project.Path, folder)).FullName, folder + ".cs"), code);
    }

    [Fact]
    public void A_need_of_what_shares_a_top_folder_counts_for_that_folder() =>
        Assert.Equal(["A -> B (b)", "B -> A (a)"], Cycles(OfTopFolders([new($"A{Path.DirectorySeparatorChar}X", "B", "b"), new("B", $"A{Path.DirectorySeparatorChar}Y", "a"), new($"A{Path.DirectorySeparatorChar}X", $"A{Path.DirectorySeparatorChar}Y", "y")])));

    [Fact]
    public void A_cycle_is_found_whatever_its_length()
    {
        Assert.Equal([], Cycles([new("A", "B", "a"), new("B", "C", "b"), new("A", "C", "c")]));
        Assert.Equal(["A -> B (a)", "B -> C (b)", "C -> A (c)"], Cycles([new("A", "B", "a"), new("B", "C", "b"), new("C", "A", "c"), new("D", "A", "d")]));
    }

    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly string[] Libraries = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    /// <summary>A need of one folder for another: the names of both, and a place where it shows.</summary>
    private sealed record Edge(string From, string To, string Place);

    /// <summary>Every name in the code that means a type of another folder, or a member of one: in the build for .NET, and in that for .NET Framework.</summary>
    private static List<Edge> Edges(string project)
    {
        string[] files = [.. Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories).Where(file => !Path.GetRelativePath(project, file).Replace('\\', '/').Split('/').Intersect(["obj", "bin"]).Any())];
        Dictionary<string, string> texts = files.ToDictionary(file => file, File.ReadAllText);
        string[][] builds = texts.Values.Any(text => text.Contains("#if NET", StringComparison.Ordinal) || text.Contains("#if !NET", StringComparison.Ordinal)) ? [["NET"], []] : [["NET"]];
        return [.. builds.SelectMany(Of).DistinctBy(edge => (edge.From, edge.To))];

        IEnumerable<Edge> Of(string[] symbols)
        {
            var options = new CSharpParseOptions(preprocessorSymbols: symbols);
            // Under the project's own name, the internals of the others that it may see can be seen here too.
            string name = Path.GetFileName(project);
            var compilation = CSharpCompilation.Create(
                name,
                [CSharpSyntaxTree.ParseText(Usings, options), .. texts.Select(file => CSharpSyntaxTree.ParseText(file.Value, options, file.Key))],
                Libraries.Where(file => Path.GetFileNameWithoutExtension(file) != name).Select(file => MetadataReference.CreateFromFile(file)),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
            return compilation.SyntaxTrees.Skip(1).SelectMany(tree => EdgesOf(tree, compilation.GetSemanticModel(tree)));
        }

        IEnumerable<Edge> EdgesOf(SyntaxTree tree, SemanticModel model) =>
            from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
            let info = model.GetSymbolInfo(name)
            // A call whose arguments are of a generated type has candidates only.
            from symbol in info.Symbol is { } known ? [known] : info.CandidateSymbols
            let homes = (symbol as INamedTypeSymbol ?? symbol.ContainingType)?.DeclaringSyntaxReferences.Select(declaration => Folder(declaration.SyntaxTree.FilePath)).ToList()
            where homes is { Count: > 0 } && !homes.Contains(Folder(tree.FilePath))
            select new Edge(Folder(tree.FilePath), homes[0], $"{name} in {Path.GetFileName(tree.FilePath)}");

        string Folder(string file) => Path.GetRelativePath(project, Path.GetDirectoryName(file)!);
    }

    /// <summary>The same needs between the folders at the top; what is within one of them is left out.</summary>
    private static List<Edge> OfTopFolders(List<Edge> edges)
    {
        return [.. edges.Select(edge => edge with { From = Top(edge.From), To = Top(edge.To) }).Where(edge => edge.From != edge.To).DistinctBy(edge => (edge.From, edge.To))];

        static string Top(string folder) => folder.Split(Path.DirectorySeparatorChar)[0];
    }

    /// <summary>What is left when, again and again, the folders are taken away that need no other, or that no other needs.</summary>
    private static List<string> Cycles(List<Edge> edges)
    {
        while (edges.RemoveAll(edge => edges.TrueForAll(other => other.From != edge.To) || edges.TrueForAll(other => other.To != edge.From)) > 0)
        {
        }

        return [.. edges.Select(edge => $"{edge.From} -> {edge.To} ({edge.Place})")];
    }
}
