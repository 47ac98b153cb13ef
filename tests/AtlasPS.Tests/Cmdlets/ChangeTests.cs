using System.Management.Automation;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Creating, changing, waiting, removing, against a stateful Atlas.</summary>
public sealed class ChangeTests : IClassFixture<AtlasWorld>
{
    private const string NewCluster = "New-AtlasCluster -Name Fresh -ClusterType REPLICASET -ReplicationSpec @{ regionConfigs = @(@{ providerName = 'AWS'; regionName = 'US_EAST_1'; priority = 7; electableSpecs = @{ instanceSize = 'M10'; nodeCount = 3 } }) }";
    private readonly AtlasWorld _world;

    public ChangeTests(AtlasWorld world)
    {
        _world = world;
        _world.Atlas.Reset();
        _world.Atlas.ClearFaults();
        _world.Connect();
        _world.Atlas.ClearLog();
    }

    /// <summary>An alert configuration is switched by one operation and replaced by another.</summary>
    [Fact]
    public void What_is_said_of_an_alert_configuration_decides_how_it_is_changed()
    {
        _world.Run("$config = Get-AtlasAlertConfig -First 1");
        _world.Atlas.ClearLog();

        _world.Run("$config | Set-AtlasAlertConfig -Enabled $false -Confirm:$false");
        Assert.Equal("PATCH", _world.Served[^1].Method);
        Assert.Equal("""{"enabled":false}""", _world.Served[^1].Body);

        _world.Run("$config.Notifications[0].DelayMin = 17; $config | Set-AtlasAlertConfig -Confirm:$false");
        Assert.Equal("PUT", _world.Served[^1].Method);
        Assert.Contains("\"delayMin\":17", _world.Served[^1].Body, StringComparison.Ordinal);
        Assert.Contains("\"eventTypeName\"", _world.Served[^1].Body, StringComparison.Ordinal);

        _world.Run("Set-AtlasAlertConfig $config.Id -EventTypeName HOST_DOWN -Enabled $true -Notification @{ typeName = 'GROUP'; delayMin = 0 } -Confirm:$false");
        Assert.Equal("PUT", _world.Served[^1].Method);
        Assert.Contains("\"enabled\":true", _world.Served[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void New_emits_what_was_made()
    {
        var made = _world.Run(NewCluster).Output.Single();
        Assert.Equal("Fresh", made.Properties["Name"].Value);
        Assert.Equal("CREATING", made.Properties["StateName"].Value);
    }

    [Fact]
    public void Waiting_ends_when_the_thing_is_ready_and_shows_progress()
    {
        var result = _world.Run(NewCluster + " -Wait");
        Assert.Equal("IDLE", result.Output.Single().Properties["StateName"].Value);
        Assert.Contains(result.Progress, progress => progress.StatusDescription.Contains("CREATING", StringComparison.Ordinal));
        Assert.Contains(result.Progress, progress => progress.RecordType == ProgressRecordType.Completed);
        Assert.Single(_world.Served, request => request.Method == "POST");
    }

    [Fact]
    public void Waiting_for_a_removal_ends_when_it_is_gone()
    {
        _world.Run(NewCluster + " -Wait");
        Assert.Empty(_world.Run("Remove-AtlasCluster Fresh -Wait -Confirm:$false").Output);
        Assert.Equal(ErrorCategory.ObjectNotFound, _world.Fail("Get-AtlasCluster Fresh").CategoryInfo.Category);
    }

    [Fact]
    public void Waiting_has_an_end()
    {
        _world.Run(NewCluster);
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /api/atlas/v2/groups/*/clusters/Fresh", Count = null, Status = 200, Body = """{"name":"Fresh","stateName":"CREATING"}""", ContentType = "application/vnd.atlas.2024-10-23+json" });
        var error = _world.Fail("Wait-AtlasCluster Fresh -TimeoutSec 1");
        _world.Atlas.ClearFaults();
        Assert.Equal("WaitTimeout", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
    }

    [Fact]
    public void A_live_migration_that_fails_ends_the_wait_with_an_error()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = "PUT /**", Count = null, Status = 202, Body = "{}", ContentType = "application/json" });
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /api/atlas/v2/groups/*/liveMigrations/*", Count = null, Status = 200, Body = """{"_id":"5e8f8a8b3d2c1f0a1b2c3d4e","status":"FAILED"}""", ContentType = "application/json" });
        var error = _world.Fail("Complete-AtlasLiveMigration 5e8f8a8b3d2c1f0a1b2c3d4e -Wait -Confirm:$false");
        _world.Atlas.ClearFaults();
        Assert.Equal("WaitFailed", error.FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void A_restore_emits_the_job_that_it_began_and_no_other()
    {
        int before = _world.Run("Get-AtlasLegacyBackupRestoreJob Cluster0").Output.Count;
        var made = _world.Run("New-AtlasLegacyBackupRestoreJob Cluster0 -SnapshotId 5e8f8a8b3d2c1f0a1b2c3d4e -Delivery @{ methodName = 'HTTP' }").Output;
        Assert.Equal("5e8f8a8b3d2c1f0a1b2c3d4e", Assert.Single(made).Properties["SnapshotId"].Value);
        Assert.Equal(before + 1, _world.Run("Get-AtlasLegacyBackupRestoreJob Cluster0").Output.Count);
    }

    [Fact]
    public void Set_is_silent_without_PassThru()
    {
        Assert.Empty(_world.Run("Set-AtlasAuditing -Enabled $true").Output);
        Assert.Equal(true, _world.Run("Set-AtlasAuditing -Enabled $true -PassThru").Output.Single().Properties["Enabled"].Value);
    }

    [Fact]
    public void Only_what_was_bound_is_sent()
    {
        _world.Run("Set-AtlasAuditing -Enabled $false -Confirm:$false");
        Assert.Equal("""{"enabled":false}""", _world.Served[^1].Body);
    }

    [Fact]
    public void A_parameter_wins_over_the_body()
    {
        _world.Run("""Set-AtlasAuditing -Body '{"enabled":true,"auditFilter":"{}"}' -Enabled $false -Confirm:$false""");
        Assert.Equal("""{"enabled":false,"auditFilter":"{}"}""", _world.Served[^1].Body);
    }

    [Fact]
    public void A_misspelt_name_is_answered_with_the_right_one()
    {
        _world.Run("Get-AtlasProject");
        var error = _world.Fail("Remove-AtlasCluster Cluster1 -Confirm:$false");
        Assert.Equal("Cluster 'Cluster1' was not found in project 'Payments'. (CLUSTER_NOT_FOUND, 404)", error.ToString());
        Assert.Equal("Did you mean 'Cluster0'? Get-AtlasCluster lists the clusters of the project.", error.ErrorDetails.RecommendedAction);
        Assert.Equal("CLUSTER_NOT_FOUND", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal("Cluster1", error.TargetObject);
    }

    [Fact]
    public void The_announcement_of_an_acknowledgement_reads_as_a_sentence()
    {
        _world.Run("$null = Get-AtlasProject");
        string text = _world.Run("Get-AtlasAlert -Status OPEN | Where-Object EventTypeName -eq HOST_DOWN | Confirm-AtlasAlert -AcknowledgedUntil '2026-11-24T17:00:00Z' -WhatIf").Text;
        Assert.Matches(@"What if: Change the acknowledgement of alert HOST_DOWN \([a-f0-9]{4}…[a-f0-9]{4}\) in project 'Payments' until 2026-11-24 17:00Z", text);
    }

    [Fact]
    public void An_organization_is_never_removed_because_the_session_names_one()
    {
        var error = _world.Engine.Invoke("Remove-AtlasOrganization -Confirm:$false").Errors;
        Assert.NotEmpty(error);
        Assert.DoesNotContain(_world.Served, request => request.Method == "DELETE");
    }

    [Fact]
    public void A_deprecated_operation_warns_once_a_session()
    {
        var first = _world.Run("Get-AtlasOrganizationInvitation");
        var second = _world.Run("Get-AtlasOrganizationInvitation");
        Assert.Contains(first.Warnings, warning => warning.Contains("2027-07-01", StringComparison.Ordinal));
        Assert.Empty(second.Warnings);
    }

    [Fact]
    public void A_bare_boolean_is_a_boolean() => Assert.IsType<bool>(_world.Run("Get-AtlasManagedSlowMs").Output.Single().BaseObject);
}
