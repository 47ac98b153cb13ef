using System.Text.RegularExpressions;
using AtlasPS.Hosting;

namespace AtlasPS.Tests.Layers;

/// <summary>The list of files that a call passes through, in <c>docs/design.md</c>.</summary>
public sealed class WayOfACallTests
{
    [Fact]
    public void Names_at_most_45_files_that_exist_each_once()
    {
        string page = File.ReadAllText(Path.Combine(BuiltModule.RepositoryRoot, "docs", "design.md"));
        int start = page.IndexOf("## The way of one call", StringComparison.Ordinal);
        string section = page[start..page.IndexOf("\n## ", start + 1, StringComparison.Ordinal)];
        var files = Regex.Matches(section, @"^\| \d+ \| `([^`]+)` \|", RegexOptions.Multiline).Select(row => row.Groups[1].Value).ToList();
        Assert.InRange(files.Count, 20, 45);
        Assert.Equal(files.Distinct(), files);
        Assert.All(files.Skip(1), file => Assert.True(File.Exists(Path.Combine(BuiltModule.RepositoryRoot, file)), file));
    }
}
