using System.Diagnostics;
using System.Management.Automation;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>What Tab offers.</summary>
public sealed class CompletionTests : IClassFixture<AtlasWorld>, IDisposable
{
    private readonly AtlasWorld _world;

    public CompletionTests(AtlasWorld world)
    {
        _world = world;
        _world.Atlas.ClearFaults();
        _world.Connect();
        _world.Atlas.ClearLog();
    }

    public void Dispose() => _world.Atlas.ClearFaults();

    private List<string> Complete(string input)
    {
        using var shell = _world.Engine.CreateShell();
        return [.. CommandCompletion.CompleteInput(input, input.Length, [], shell).CompletionMatches.Select(match => match.CompletionText)];
    }

    [Fact]
    public void Listed_values_come_from_the_catalog_without_asking()
    {
        Assert.Equal(["CLOSED", "OPEN", "TRACKING"], Complete("Get-AtlasAlert -Status "));
        Assert.Equal(0, _world.Atlas.RequestCount);
    }

    [Fact]
    public void Names_come_from_Atlas_and_are_remembered()
    {
        Assert.Contains("Cluster0", Complete("Get-AtlasCluster -ClusterName C"));
        int asked = _world.Atlas.RequestCount;
        Assert.Contains("Cluster0", Complete("Remove-AtlasCluster "));
        Assert.Equal(asked, _world.Atlas.RequestCount);
    }

    [Fact]
    public void Projects_complete_by_name_and_ambiguous_ones_by_id()
    {
        var projects = Complete("Get-AtlasAlert -ProjectId ");
        Assert.Contains("Payments", projects);
        Assert.Equal(2, projects.Count(project => project.Length == 24));
    }

    [Fact]
    public void A_project_that_was_typed_already_counts() => Assert.DoesNotContain("Cluster0", Complete("Get-AtlasCluster -ProjectId Analytics -ClusterName "));

    [Fact]
    public void A_failure_is_silent()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /**", Count = null, Status = 500 });
        Assert.DoesNotContain("Cluster0", Complete("Get-AtlasCluster -ProjectId Catalog -ClusterName "));
    }

    [Fact]
    public void A_hung_server_costs_two_seconds_at_most()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /**", Count = null, Connection = FaultConnection.HangBeforeHeaders });
        var watch = Stopwatch.StartNew();
        Complete("Get-AtlasAlertConfig -AlertConfigId ");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Events_of_alert_configurations_complete() => Assert.Contains("HOST_DOWN", Complete("New-AtlasAlertConfig -EventTypeName HOST_"));

    [Fact]
    public void Values_of_a_path_complete_for_Invoke_AtlasApi()
    {
        Assert.Contains("@{ clusterName = 'Cluster0' }", Complete("Invoke-AtlasApi getGroupCluster "));
        Assert.Contains("@{ clusterName = 'Cluster0' }", Complete("Invoke-AtlasApi getCluster -Parameter "));
        Assert.Equal("@{ clusterName = ''; snapshotId = '' }", Assert.Single(Complete("Invoke-AtlasApi getGroupClusterBackupSnapshot ")));
        Assert.DoesNotContain(Complete("Invoke-AtlasApi listGroupClusters "), text => text.StartsWith("@{", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_of_a_path_are_those_of_the_project_that_is_meant_now()
    {
        Assert.Contains("@{ clusterName = 'Cluster0' }", Complete("Invoke-AtlasApi getGroupCluster "));
        _world.Run("Set-AtlasContext -ProjectId Analytics");
        Assert.Equal(["@{ clusterName = 'Warehouse' }"], Complete("Invoke-AtlasApi getGroupCluster "));
    }

    [Fact]
    public void Operation_ids_complete_for_Invoke_AtlasApi() => Assert.Contains("listGroupClusters", Complete("Invoke-AtlasApi listGroupCl"));
}
