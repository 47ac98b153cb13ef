using AtlasPS.Catalog;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Find-AtlasCommand: from whatever somebody knows of an operation to the cmdlet, without a connection.</summary>
public sealed class FindTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    private List<string> Find(string query) =>
        [.. world.Run("param($query) Find-AtlasCommand $query | ForEach-Object { \"$($_.Name) $($_.ParameterSet) $($_.OperationId)\" }", query).Output.Select(line => (string)line.BaseObject)];

    [Fact]
    public void Every_id_that_an_operation_ever_had_finds_its_cmdlet()
    {
        foreach (var operation in AtlasCatalog.Facts.Operations)
            foreach (string id in operation.OtherIds.Prepend(operation.Id).Where(id => Meant(id) == operation))
                Assert.All(Find(id), match => Assert.EndsWith(" " + operation.Id, match, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_path_finds_its_cmdlet_and_so_does_every_command_of_the_Atlas_CLI()
    {
        foreach (var operation in AtlasCatalog.Facts.Operations)
        {
            Assert.All(Find($"{operation.Method} {operation.Path}"), match => Assert.EndsWith(" " + operation.Id, match, StringComparison.Ordinal));
            if (operation.CliCommand is { } command && Meant(command.Split(' ')[^1]) == operation)
                Assert.All(Find(command), match => Assert.EndsWith(" " + operation.Id, match, StringComparison.Ordinal));
        }
    }

    /// <summary>An id may have meant another operation earlier: today's meaning wins.</summary>
    private static OperationFacts Meant(string id) =>
        AtlasCatalog.Facts.Operations.FirstOrDefault(operation => operation.Id == id) ?? AtlasCatalog.Facts.Operations.First(operation => operation.OtherIds.Contains(id));

    [Theory]
    [InlineData("list clusters", "Get-AtlasCluster")]
    [InlineData("atlas clusters list", "Get-AtlasCluster")]
    [InlineData("atlas dbusers create --username x", "New-AtlasDatabaseUser")]
    [InlineData("acknowledge alert", "Confirm-AtlasAlert")]
    [InlineData("delete a project", "Remove-AtlasProject")]
    [InlineData("add user to team", "Add-AtlasTeamUser")]
    [InlineData("whitelist", "Get-AtlasAccessListEntry")]
    [InlineData("which events happened in my organisation", "Get-AtlasOrganizationEvent")]
    [InlineData("pause cluster", "Suspend-AtlasCluster")]
    [InlineData("scale cluster", "Set-AtlasCluster")]
    [InlineData("search index", "Get-AtlasSearchIndex")]
    [InlineData("download logs", "Save-AtlasHostLog")]
    [InlineData("index suggestions", "Get-AtlasSuggestedIndex")]
    [InlineData("invite user", "Add-AtlasOrganizationUser")]
    [InlineData("restore snapshot", "New-AtlasBackupRestoreJob")]
    [InlineData("connect", "Connect-Atlas")]
    [InlineData("get-atlascluster", "Get-AtlasCluster")]
    [InlineData("https://cloud.mongodb.com/api/atlas/v2/groups/6540f1449d389aecf56c5d41/clusters/Cluster0?pretty=true", "Get-AtlasCluster")]
    [InlineData("delete /groups/6540f1449d389aecf56c5d41/clusters/Cluster0", "Remove-AtlasCluster")]
    [InlineData("atlas api clusters getCluster --groupId 6540f1449d389aecf56c5d41 --clusterName x", "Get-AtlasCluster")]
    public void The_best_match_comes_first(string query, string cmdlet) => Assert.Equal(cmdlet, Find(query)[0].Split(' ')[0]);

    [Fact]
    public void Words_need_no_quotes() =>
        Assert.Equal("Remove-AtlasCluster", world.Run("Find-AtlasCommand remove a cluster").Output[0].ToString());

    [Fact]
    public void What_nothing_answers_to_is_an_error_that_says_how_to_go_on()
    {
        var error = world.Fail("Find-AtlasCommand xyzzy");
        Assert.Equal("NothingFound", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("Get-Command", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
