using AtlasPS.Hosting;
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
    public void Has_no_cycle(string project) => Assert.Equal([], Cycles(Edges(Path.Combine(BuiltModule.RepositoryRoot, project))));

    [Fact]
    public void A_cycle_is_found_whatever_its_length()
    {
        Assert.Equal([], Cycles([new("A", "B", "a"), new("B", "C", "b"), new("A", "C", "c")]));
        Assert.Equal(["A -> B (a)", "B -> C (b)", "C -> A (c)"], Cycles([new("A", "B", "a"), new("B", "C", "b"), new("C", "A", "c"), new("D", "A", "d")]));
    }

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;");

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(file => !Path.GetFileName(file).StartsWith("AtlasPS", StringComparison.Ordinal)).Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>A need of one folder for another: the names of both, and a place where it shows.</summary>
    private sealed record Edge(string From, string To, string Place);

    /// <summary>Every name in the code that means a type of another folder, or a member of one.</summary>
    private static List<Edge> Edges(string project)
    {
        string[] files = [.. Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories).Where(file => !Path.GetRelativePath(project, file).Replace('\\', '/').Split('/').Intersect(["obj", "bin"]).Any())];
        var compilation = CSharpCompilation.Create("Project", [Usings, .. files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file))], References);
        return [.. compilation.SyntaxTrees.Skip(1).SelectMany(tree =>
            from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
            let symbol = compilation.GetSemanticModel(tree).GetSymbolInfo(name).Symbol
            let homes = (symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.DeclaringSyntaxReferences.Select(declaration => Folder(declaration.SyntaxTree.FilePath)).ToList()
            where homes is { Count: > 0 } && !homes.Contains(Folder(tree.FilePath))
            select new Edge(Folder(tree.FilePath), homes[0], $"{name} in {Path.GetFileName(tree.FilePath)}")).DistinctBy(edge => (edge.From, edge.To))];

        string Folder(string file) => Path.GetRelativePath(project, Path.GetDirectoryName(file)!);
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
