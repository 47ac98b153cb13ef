namespace AtlasPS.Tests.Cmdlets;

/// <summary>What the reviewed surface adds to the facts: durations, dates, milliseconds, one type for several schemas, objects that go back as they came.</summary>
public sealed class SurfaceKindTests : IClassFixture<AtlasWorld>
{
    private const string Process = "(Get-AtlasProcess -First 1).Id";
    private readonly AtlasWorld _world;

    public SurfaceKindTests(AtlasWorld world)
    {
        _world = world;
        _world.Atlas.Reset();
        _world.Connect();
        _world.Atlas.ClearLog();
    }

    [Theory]
    [InlineData("PT1H30M", "PT1H30M")]
    [InlineData("([timespan]::new(1, 30, 0))", "PT1H30M")]
    [InlineData("([timespan]::FromDays(7))", "P7D")]
    public void A_duration_is_given_as_text_or_as_a_time_span(string given, string sent)
    {
        _world.Run($"Get-AtlasProcessMeasurement ({Process}) -Metric CONNECTIONS -Granularity PT5M -Period {given}");
        Assert.Contains($"period={sent}", _world.Served[^1].Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5m")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("1:30:00")]
    public void What_is_no_duration_is_refused_before_anything_is_sent(string given)
    {
        var error = _world.Fail($"Get-AtlasProcessMeasurement a.example.net:27017 -Granularity PT5M -Period '{given}'");
        Assert.Equal("InvalidDuration", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.StartsWith($"'{given}' is no Period", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("PT1H", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_world.Served);
    }

    [Fact]
    public void Measurements_of_processes_and_of_collections_are_of_one_type()
    {
        const string Types = ".Measurements | ForEach-Object { $_.GetType().Name + ' ' + $_.DataPoints[0].GetType().Name }";
        Assert.Equal("Metric MetricPoint", _world.Run($"(Get-AtlasProcessMeasurement ({Process}) -Metric CONNECTIONS -Granularity PT5M -Period PT1H){Types}").Output.Single().BaseObject);
        Assert.Equal("Metric MetricPoint", _world.Run($"(Get-AtlasCollStatsMeasurement Cluster0 PRIMARY payments orders -Metric READS_OPS -Period PT1H){Types}").Output.Single().BaseObject);
    }

    [Fact]
    public void A_point_without_a_value_does_not_count()
    {
        object[] summary = [.. _world.Run("""
            $metric = [AtlasPS.Metric]::new()
            $metric.DataPoints = @($null, 4, 2, $null | ForEach-Object { $point = [AtlasPS.MetricPoint]::new(); $point.Value = $_; $point })
            $metric.Latest, $metric.Minimum, $metric.Average, $metric.Maximum
            """).Output.Select(value => value.BaseObject)];
        Assert.Equal([2d, 2d, 3d, 4d], summary);
    }

    [Fact]
    public void Part_of_an_object_goes_back_as_it_came_without_what_only_Atlas_sets()
    {
        _world.Run("$cluster = Get-AtlasCluster Cluster0; $cluster.ReplicationSpecs[0].ZoneName = 'Here'; $cluster | Set-AtlasCluster -ReplicationSpec $cluster.ReplicationSpecs");
        string body = _world.Served[^1].Body!;
        Assert.Contains("\"predictiveEnabled\":false", body, StringComparison.Ordinal);
        Assert.Contains("\"zoneName\":\"Here\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"zoneId\"", body, StringComparison.Ordinal);
        // A shard that is to stay is told by its id.
        Assert.Contains("\"id\":\"65df42671ed7bbc", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_restore_over_a_cluster_says_over_which_and_to_which_second()
    {
        string text = _world.Run("New-AtlasLegacyBackupRestoreJob Cluster0 -OplogTs 2026-08-01T01:02:03Z -OplogInc 4 -Delivery @{ MethodName = 'AUTOMATED_RESTORE'; TargetClusterName = 'Archive' } -WhatIf").Text;
        Assert.Contains("to oplog entry 2026-08-01 01:02:03Z, 4, over all data of cluster 'Archive'", text, StringComparison.Ordinal);
        text = _world.Run("New-AtlasLegacyBackupRestoreJob Cluster0 -PointInTime 2026-08-01T01:02:00Z -Delivery @{ methodName = 'HTTP' } -WhatIf").Text;
        Assert.Contains("to 2026-08-01 01:02:00Z", text, StringComparison.Ordinal);
        Assert.DoesNotContain("over all data", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_above_the_thing_is_called_by_its_own_name()
    {
        var error = _world.Fail("Get-AtlasDisk nohost.example.net:27017");
        Assert.StartsWith("Process 'nohost.example.net:27017' was not found in project", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Get-AtlasProcess lists the processes of the project.", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_sums_up_its_layout()
    {
        var cluster = _world.Run("Get-AtlasCluster Cluster0").Output.Single();
        Assert.Equal("M30", cluster.Properties["Tier"].Value);
        Assert.Equal("AWS/US_EAST_1", cluster.Properties["Region"].Value);
        Assert.Equal(3, cluster.Properties["NodeCount"].Value);
        Assert.Equal(40d, cluster.Properties["DiskSizeGB"].Value);
        Assert.Equal("", _world.Run("$empty = [AtlasPS.Cluster]::new(); \"$($empty.Tier)$($empty.Region)$($empty.DiskSizeGB)\"").Output.Single().BaseObject);
    }
}
