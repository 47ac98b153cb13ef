using System.Management.Automation;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Wrong input: an error record that says what was wrong and what would be right, and nothing on the wire.</summary>
public sealed class InputTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    [Theory]
    [InlineData("Get-AtlasAlert -AlertId 123", "InvalidFormat", "123", "24")]
    [InlineData("Remove-AtlasBackupExportBucket XYZ -Confirm:$false", "InvalidFormat", "XYZ", "hexadecimal")]
    [InlineData("Confirm-AtlasAlert -AlertId 5e8f8a8b3d2c1f0a1b2c3d4e -AcknowledgedUntil 'next tuesday'", "UnreadableDate", "next tuesday", "(Get-Date)")]
    [InlineData("New-AtlasCluster -Body @{ name = 'X'; clusterTipe = 'REPLICASET' }", "UnknownProperty", "clusterTipe", "'clusterType'")]
    [InlineData("New-AtlasCluster -Name X -ReplicationSpec @{ regionConfigs = @(@{ electableSpecs = @{ instanceSise = 'M10' } }) }", "UnknownProperty", "instanceSise", "'instanceSize'")]
    [InlineData("Set-AtlasAuditing -AuditFilter '{ atype: }'", "InvalidJson", "auditFilter", "JSON")]
    [InlineData("New-AtlasAlertConfig HOST_DOWN -Notification @{ typeName = 'GROUP' } -Matcher @{ fieldNmae = 'HOSTNAME' }", "UnknownProperty", "fieldNmae", "'fieldName'")]
    [InlineData("New-AtlasAlertConfig HOST_DOWN -Notification @{ typName = 'EMAIL' }", "UnknownProperty", "typName", "'typeName'")]
    [InlineData("New-AtlasAlertConfig OUTSIDE_METRIC_THRESHOLD -Notification @{ typeName = 'GROUP' } -MetricThreshold @{ metricsName = 'CONNECTIONS' }", "UnknownProperty", "metricsName", "'metricName'")]
    [InlineData("New-AtlasAlertConfig CREDIT_CARD_ABOUT_TO_EXPIRE -Notification @{ typeName = 'GROUP' } -Threshold @{ treshold = 30 }", "UnknownProperty", "treshold", "'threshold'")]
    [InlineData("Set-AtlasAuditing", "NothingToChange", "changed", "-Enabled")]
    [InlineData("Get-AtlasAlert -AlertId 5e8f8a8b3d2c1f0a1b2c3d4e -AlertConfigId 5e8f8a8b3d2c1f0a1b2c3d4f", "ExclusiveParameters", "-AlertConfigId", "either")]
    [InlineData("New-AtlasLegacyBackupRestoreJob Cluster0 -Delivery @{ methodName = 'HTTP' } -SnapshotId 5e8f8a8b3d2c1f0a1b2c3d4e -CheckpointId 5e8f8a8b3d2c1f0a1b2c3d4e", "ExclusiveParameters", "-CheckpointId and -SnapshotId", "either")]
    [InlineData("New-AtlasLegacyBackupRestoreJob Cluster0 -Delivery @{ methodName = 'HTTP' } -OplogTs 2026-01-01 -OplogInc 1 -CheckpointId 5e8f8a8b3d2c1f0a1b2c3d4e", "ExclusiveParameters", "-CheckpointId", "either")]
    [InlineData("Get-AtlasProcessMeasurement a.example.net:27017 -Granularity PT1M -Period PT1H -Start 2026-01-01 -End 2026-01-02", "ExclusiveParameters", "-Period", "either")]
    [InlineData("New-AtlasCluster -Name X -ReplicationSpec '{\"regionConfgs\":[]}'", "UnknownProperty", "regionConfgs", "'regionConfigs'")]
    [InlineData("New-AtlasCluster -Name X -ReplicationSpec '[{\"regionConfigs\":[{\"electableSpecs\":{\"instanceSise\":\"M10\"}}]}]'", "UnknownProperty", "instanceSise", "'instanceSize'")]
    [InlineData("New-AtlasAccessListEntry -Body '[5]'", "InvalidType", "-Body", "hashtable")]
    [InlineData("Get-AtlasCluster ..", "InvalidName", "..", "")]
    [InlineData("Remove-AtlasDatabaseUser app-payments -ProjectId $mispelt -Confirm:$false", "EmptyValue", "-ProjectId", "spelt")]
    [InlineData("Get-AtlasCluster -ProjectId ''", "EmptyValue", "-ProjectId", "leave it out")]
    public void Is_refused_before_anything_is_sent(string script, string id, string named, string advice)
    {
        world.Atlas.ClearLog();
        script = script.Replace("-Metric @('DATABASE_DATA_SIZE') * 11", "-Metric (1..11 | ForEach-Object { 'DATABASE_DATA_SIZE' })", StringComparison.Ordinal);

        var error = world.Fail(script);

        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.NotEqual(ErrorCategory.NotSpecified, error.CategoryInfo.Category);
        Assert.Contains(named, error.ToString(), StringComparison.Ordinal);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal(0, world.Atlas.RequestCount);
    }

    [Fact]
    public void Names_the_offending_input_as_its_target() => Assert.Equal("123", world.Fail("Get-AtlasAlert -AlertId 123").TargetObject);

    [Fact]
    public void Names_a_misspelt_key_as_the_target_at_any_depth() =>
        Assert.Equal("instanceSise", world.Fail("Set-AtlasCluster Cluster0 -ReplicationSpec @{ regionConfigs = @(@{ electableSpecs = @{ instanceSise = 'M10' } }) }").TargetObject);

    [Fact]
    public void A_list_of_objects_may_be_given_as_one_JSON_array()
    {
        world.Atlas.ClearLog();
        world.Run("""Set-AtlasCluster Cluster0 -Tag '[{"key":"team","value":"a"},{"key":"tier","value":"b"}]'""");
        Assert.Equal("""{"tags":[{"key":"team","value":"a"},{"key":"tier","value":"b"}]}""", world.Served[^1].Body);
    }

    [Fact]
    public void Listed_values_may_be_given_in_any_case()
    {
        world.Atlas.ClearLog();
        world.Run("Get-AtlasAlert -Status open");
        Assert.Contains("status=OPEN", world.Served[^1].Query, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_sends_null_and_an_empty_array_sends_an_empty_array()
    {
        world.Atlas.ClearLog();
        world.Run("Set-AtlasCluster Cluster0 -AdaptiveCapacity $null -Tag @()");
        Assert.Equal("""{"adaptiveCapacity":null,"tags":[]}""", world.Served[^1].Body);
    }

    [Fact]
    public void Keys_may_be_written_as_PowerShell_people_write_them()
    {
        world.Atlas.ClearLog();
        world.Run("Set-AtlasCluster Cluster0 -Body @{ Paused = $true; TerminationProtectionEnabled = 'false' } -Confirm:$false");
        using var body = System.Text.Json.JsonDocument.Parse(world.Served[^1].Body);
        Assert.True(body.RootElement.GetProperty("paused").GetBoolean());
        Assert.False(body.RootElement.GetProperty("terminationProtectionEnabled").GetBoolean());
    }
}
