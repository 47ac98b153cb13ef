using AtlasPS.Catalog;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>The default tables.</summary>
public sealed class ViewTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    private static IEnumerable<CommandModel> Readers => AtlasCatalog.Module.Commands.Where(command => command.Verb == "Get" && !command.Surface.HandWritten);

    public static TheoryData<string> Types => [.. Readers.SelectMany(command => command.Sets).Select(set => set.Operation.Output?.Name).OfType<string>().Distinct()];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_that_is_read_has_a_table_of_at_most_seven_columns(string type)
    {
        var view = AtlasCatalog.Module.Types.Single(candidate => candidate.Name == type).Surface?.View;
        Assert.NotNull(view);
        Assert.InRange(view.Count, 1, 7);
    }

    [Fact]
    public void Computed_columns_read_what_their_types_have()
    {
        var wrong = new List<string>();
        // An event has further fields according to its kind, which the facts do not list.
        foreach (var type in AtlasCatalog.Module.Types.Where(type => type.Surface is not null && type.Name != "Event"))
        {
            var properties = world.Run($"[AtlasPS.{type.Name}].GetProperties().Name").Output.Select(name => (string)name.BaseObject).ToHashSet(StringComparer.OrdinalIgnoreCase);
            // What stands behind a pipe speaks of other objects.
            foreach (string script in type.Surface!.View.Select(column => column.Script?.Split('|')[0]).OfType<string>())
                foreach (System.Text.RegularExpressions.Match match in System.Text.RegularExpressions.Regex.Matches(script, @"\$_\.(\w+)"))
                    if (!properties.Contains(match.Groups[1].Value) && match.Groups[1].Value is not ("PSObject" or "GetValue"))
                        wrong.Add($"{type.Name}: {match.Value}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void A_cluster_shows_what_one_looks_for()
    {
        world.Connect();
        string[] lines = world.Run("Get-AtlasCluster Cluster0").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["Name", "State", "Version", "Tier", "Region", "Nodes", "Disk"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches(@"^Cluster0\s+Idle\s+8\.0\.4\s+M30\s+AWS/US_EAST_1\s+3\s+40 GB$", lines[2]);
    }

    [Theory]
    [InlineData("Get-AtlasProject")]
    [InlineData("Get-AtlasCluster")]
    [InlineData("Get-AtlasAlert")]
    [InlineData("Get-AtlasAlertConfig")]
    [InlineData("Get-AtlasDatabaseUser")]
    [InlineData("Get-AtlasEvent")]
    [InlineData("Get-AtlasProjectUser")]
    [InlineData("Get-AtlasProcess")]
    [InlineData("Get-AtlasTeam")]
    [InlineData("Get-AtlasAccessListEntry")]
    [InlineData("Get-AtlasContext")]
    public void Tables_fit_a_hundred_and_twenty_columns_and_cut_nothing(string script)
    {
        world.Connect();
        string text = world.Run($"{script}").Text;
        Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 120, line));
        Assert.DoesNotContain("#ERR", text, StringComparison.Ordinal);
        Assert.Contains("--", text, StringComparison.Ordinal);
    }
}
