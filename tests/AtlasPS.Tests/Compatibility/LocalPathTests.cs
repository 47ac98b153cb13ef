using System.Text;
using AtlasPS.Hosting;

namespace AtlasPS.Tests.Compatibility;

/// <summary>What is built on one machine says nothing of that machine, and is the same bytes when another one builds it.</summary>
public sealed class LocalPathTests
{
    public static TheoryData<string> Assemblies =>
        [.. Directory.GetFiles(Path.GetDirectoryName(BuiltModule.ManifestPath)!, "*.dll", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(BuiltModule.RepositoryRoot, path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Assemblies))]
    public void No_assembly_of_the_module_contains_a_path_of_this_machine(string assembly)
    {
        byte[] content = File.ReadAllBytes(Path.Combine(BuiltModule.RepositoryRoot, assembly));
        string[] local = [BuiltModule.RepositoryRoot, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)];
        // A service account's home may be the root folder, which is a part of every path.
        Assert.All(local.Select(path => path.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar).Where(path => path.Length > 3), path => Assert.False(Contains(content, path), $"{assembly} contains {path}."));
    }

    [Fact]
    public void A_path_is_found_in_either_encoding()
    {
        Assert.True(Contains([0, .. Encoding.UTF8.GetBytes("/home/mina/"), 0], "/home/mina/"));
        Assert.True(Contains([0, .. Encoding.Unicode.GetBytes("/home/mina/"), 0], "/home/mina/"));
        Assert.False(Contains(Encoding.UTF8.GetBytes("/home/nobody/"), "/home/mina/"));
    }

    private static bool Contains(ReadOnlySpan<byte> content, string path) =>
        content.IndexOf(Encoding.UTF8.GetBytes(path)) >= 0 || content.IndexOf(Encoding.Unicode.GetBytes(path)) >= 0;
}
