using AtlasPS.Catalog;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>A thing is named by its name, by several, by a pattern, by itself, and by whatever is piped.</summary>
public sealed class NamingTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    [Theory]
    [InlineData("Get-AtlasCluster -Name Cluster0", "Cluster0", 1)]
    [InlineData("Get-AtlasCluster Cluster0, Archive", "Cluster0 Archive", 2)]
    [InlineData("'Cluster0', 'Archive' | Get-AtlasCluster", "Cluster0 Archive", 2)]
    [InlineData("Get-AtlasCluster clu*", "Cluster0", 1)]
    [InlineData("Get-AtlasCluster ARCH*, Cluster0", "Archive Cluster0", 2)]
    [InlineData("Get-AtlasCluster x*", "", 1)]
    [InlineData("Get-AtlasCluster (Get-AtlasCluster Cluster0)", "Cluster0", 2)]
    [InlineData("[pscustomobject]@{ ClusterName = 'Archive' } | Get-AtlasCluster", "Archive", 1)]
    [InlineData("[pscustomobject]@{ Name = 'Archive' } | Get-AtlasCluster", "Archive", 1)]
    [InlineData("@{ ClusterName = 'Archive' } | Get-AtlasCluster", "Archive", 1)]
    [InlineData("Get-AtlasCluster c* -First 0", "", 0)]
    [InlineData("Get-AtlasProject Payments | Get-AtlasCluster a*", "Archive", 2)]
    [InlineData("Get-AtlasProject Pay*", "Payments", 1)]
    [InlineData("Get-AtlasTeam data*", "Database Operations", 1)]
    public void Comes_with_as_few_requests_as_can_be(string script, string names, int requests)
    {
        world.Run("Get-AtlasProject | Out-Null");
        world.Atlas.ClearLog();
        Assert.Equal(names, string.Join(' ', world.Run($"({script}).Name").Output));
        Assert.Equal(requests, world.Served.Count);
    }

    [Fact]
    public void One_that_is_not_there_leaves_the_others()
    {
        var result = world.Engine.Invoke("(Get-AtlasCluster Cluster0, Nope, Archive).Name");
        Assert.Equal(["Cluster0", "Archive"], result.Output.Select(name => name.ToString()));
        Assert.StartsWith("CLUSTER_NOT_FOUND", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("Nope", result.Errors[0].TargetObject);
    }

    [Theory]
    [InlineData("Remove-AtlasCluster Cluster0, Archive -WhatIf", 2)]
    [InlineData("'Cluster0', 'Archive' | Remove-AtlasCluster -WhatIf", 2)]
    [InlineData("Get-AtlasCluster | Remove-AtlasCluster -WhatIf", 2)]
    [InlineData("Remove-AtlasDatabaseUser app-payments, reporting -WhatIf", 2)]
    [InlineData("'Cluster0' | Set-AtlasCluster -DiskWarmingMode VISIBLE_EARLIER -WhatIf", 1)]
    [InlineData("'Cluster0', 'Archive' | Start-AtlasClusterOutageSimulation -OutageFilter @{ cloudProvider = 'AWS'; regionName = 'US_EAST_1'; type = 'REGION' } -WhatIf", 2)]
    public void Each_of_several_is_worked_on(string script, int count) => Assert.Equal(count, System.Text.RegularExpressions.Regex.Count(world.Run(script).Text, "What if:"));

    [Theory]
    [InlineData("Get-AtlasDatabaseUser 'app[', app-payments")]
    [InlineData("[pscustomobject]@{ Username = 'app*' }, [pscustomobject]@{ Username = 'app-payments' } | Get-AtlasDatabaseUser")]
    public void A_name_that_is_no_pattern_is_looked_for_as_it_is(string script)
    {
        var result = world.Engine.Invoke($"({script}).Username");
        Assert.Equal(["app-payments"], result.Output.Select(name => name.ToString()));
        Assert.StartsWith("USERNAME_NOT_FOUND", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Waits_for_each()
    {
        Assert.Equal("Cluster0 Archive", string.Join(' ', world.Run("(Wait-AtlasCluster Cluster0, Archive).Name").Output));
    }

    [Fact]
    public void Two_projects_of_one_name_are_told_apart_by_the_objects()
    {
        Assert.Equal("5", world.Run("$counted = foreach ($project in Get-AtlasProject) { ,@(Get-AtlasCluster -ProjectId $project -WarningAction Ignore) }; $counted.Count").Text.Trim());
    }

    [Fact]
    public void Every_name_takes_several_where_several_can_be_meant()
    {
        var wrong = from command in AtlasCatalog.Module.Commands
                    where !command.Surface.HandWritten && command.Verb is "Get" or "Remove" or "Wait" or "Start" or "Stop"
                    from parameter in command.Parameters
                    where parameter.IsIdentity
                    let info = world.Engine.Invoke("param($name) Get-Command $name", command.Name).Output[0].BaseObject as System.Management.Automation.CmdletInfo
                    where info!.Parameters[parameter.Name].ParameterType != typeof(string[])
                    select $"{command.Name} -{parameter.Name}";
        Assert.Empty(wrong);
    }
}
