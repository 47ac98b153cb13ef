using AtlasPS.Catalog;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>The default tables.</summary>
public sealed class ViewTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    private static IEnumerable<CommandModel> Readers => AtlasCatalog.Module.Commands.Where(command => command.Verb == "Get" && !command.Surface.HandWritten);

    public static TheoryData<string> Types => [.. Readers.SelectMany(command => command.Sets).Select(set => set.Operation.Output).OfType<string>().Distinct()];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_that_is_read_has_a_table_of_at_most_seven_columns(string type)
    {
        var view = AtlasCatalog.Module.Types.Single(candidate => candidate.Name == type).Surface?.View;
        Assert.NotNull(view);
        Assert.InRange(view.Count, 1, 7);
    }

    /// <summary>Every type that a cmdlet lists or reads, laid out by the engine as the facts describe its objects: each column is there, none is cut away, and nothing goes wrong in one.</summary>
    [Fact]
    public void Every_table_fits_a_hundred_and_twenty_columns()
    {
        var wrong = new List<string>();
        int rendered = 0;
        foreach (var call in SpecimenCall.All.Where(call => AtlasCatalog.Module.Type(call.Operation.Output)?.Surface is { View.Count: > 0 } && call.Command.Verb is "Get" or "New").DistinctBy(call => call.Operation.Output))
        {
            world.Atlas.ClearFaults();
            var sample = SampleAnswer.Of(call.Operation)[0];
            world.Atlas.AddFault(new AtlasPS.Simulator.SimulatorFault { Match = call.Requests, Count = null, Status = 200, Body = SampleAnswer.Body(call.Operation, [sample]), ContentType = "application/vnd.atlas.2024-08-05+json" });
            var result = call.Invoke(world);
            string[] lines = result.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            string? ruler = Array.Find(lines, line => line.TrimStart().StartsWith("--", StringComparison.Ordinal));
            var columns = AtlasCatalog.Module.Type(call.Operation.Output)!.Surface!.View;
            rendered++;
            if (ruler?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length != columns.Count)
                wrong.Add($"{call.Operation.Output}: {columns.Count} columns, shown as\n{result.Text}");
            else if (lines.Any(line => line.TrimEnd().Length > 120) || result.Text.Contains("#ERR", StringComparison.Ordinal))
                wrong.Add($"{call.Operation.Output}:\n{result.Text}");
        }

        world.Atlas.ClearFaults();
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(rendered > 100, $"{rendered}");
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
