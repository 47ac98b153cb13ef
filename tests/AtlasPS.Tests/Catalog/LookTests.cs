using AtlasPS.Catalog;

namespace AtlasPS.Tests.Catalog;

/// <summary>Where to look after a lost answer.</summary>
public sealed class LookTests
{
    [Theory]
    [InlineData("createGroup", "Get-AtlasProject")]
    [InlineData("createGroupCluster", "Get-AtlasCluster")]
    [InlineData("updateGroupCluster", "Get-AtlasCluster")]
    [InlineData("deleteGroupCluster", "Get-AtlasCluster")]
    [InlineData("createGroupDatabaseUser", "Get-AtlasDatabaseUser")]
    [InlineData("acknowledgeGroupAlert", "Get-AtlasAlert")]
    public void A_change_shows_where_the_thing_is_read(string operation, string command) =>
        Assert.Equal(command, AtlasCatalog.Module.Looks.Of(Changes.Single(change => change.Facts.Id == operation)));

    [Fact]
    public void Whatever_a_cmdlet_names_to_look_with_is_a_cmdlet_that_reads()
    {
        var reads = AtlasCatalog.Module.Commands.Where(command => command.Verb == "Get").Select(command => command.Name).ToHashSet();
        Assert.All(Changes.Select(AtlasCatalog.Module.Looks.Of).OfType<string>(), look => Assert.Contains(look, reads));
        // Nearly every change can be seen.
        var unseen = Changes.Where(change => AtlasCatalog.Module.Looks.Of(change) is null).Select(change => change.Facts.Id).ToList();
        Assert.True(unseen.Count < Changes.Count() / 10, string.Join(", ", unseen));
    }

    private static IEnumerable<OperationModel> Changes => AtlasCatalog.Module.Operations.Where(operation => operation.Facts.Method != "GET");
}
