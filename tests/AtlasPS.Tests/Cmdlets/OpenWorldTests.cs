using System.Management.Automation;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>The API description is knowledge and not law: what it does not list is sent, with one warning. Refused is only what cannot be meant.</summary>
public sealed class OpenWorldTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    [Theory]
    [InlineData("Get-AtlasAlert -Status OPENN", "status=OPENN", "'OPENN'", "'OPEN'")]
    [InlineData("Get-AtlasPeeringConnection -ProviderName AWZ", "providerName=AWZ", "'AWZ'", "'AWS'")]
    [InlineData("Get-AtlasDatabaseMeasurement -ProcessId h.example.net:27017 -DatabaseName db -Granularity PT1M -Period PT1H -Metric (@('DATABASE_DATA_SIZE') * 11)", "m=DATABASE_DATA_SIZE", "11", "10")]
    [InlineData("Get-AtlasCluster Clu_1", "/clusters/Clu_1", "'Clu_1'", "sent as it is")]
    [InlineData("Set-AtlasCluster Cluster0 -ReplicationSpec @{ regionConfigs = @(@{ providerName = 'AWS'; regionName = 'EU_NEW_9'; priority = 7 }) }", "EU_NEW_9", "'EU_NEW_9'", "known to AtlasPS")]
    [InlineData("Set-AtlasCluster Cluster0 -Body @{ somethingElseEntirely = 5 }", "\"somethingElseEntirely\":5", "'somethingElseEntirely'", "sent as it is")]
    [InlineData("""Set-AtlasCluster Cluster0 -Body '{"clusterTipe":"REPLICASET"}'""", "\"clusterTipe\":\"REPLICASET\"", "'clusterTipe'", "'clusterType'")]
    public void Is_sent_with_one_warning(string script, string sent, string named, string nearest)
    {
        world.Atlas.ClearLog();
        var result = world.Engine.Invoke("& { $ConfirmPreference = 'None'; $ErrorActionPreference = 'SilentlyContinue'; " + script + " }");
        Assert.Contains(world.Served, request => $"{request.Path}?{request.Query} {request.Body}".Contains(sent, StringComparison.Ordinal));
        string warning = Assert.Single(result.Warnings, text => text.Contains("sent as", StringComparison.Ordinal));
        Assert.Contains(named, warning, StringComparison.Ordinal);
        Assert.Contains(nearest, warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_was_read_is_not_warned_of()
    {
        world.Atlas.ClearLog();
        var result = world.Engine.Invoke("""
            $cluster = Get-AtlasCluster Cluster0
            Set-AtlasCluster Cluster0 -ReplicationSpec $cluster.ReplicationSpecs
            """);
        Assert.Empty(result.Warnings);
        Assert.Empty(result.Errors);
    }

    [Theory]
    [InlineData("HOURS")]
    [InlineData("hours")]
    [InlineData("BYTES")]
    public void A_value_that_is_listed_in_two_spellings_keeps_its_own(string unit)
    {
        world.Atlas.ClearLog();
        world.Engine.Invoke($"New-AtlasAlertConfig OUTSIDE_METRIC_THRESHOLD -Notification @{{ typeName = 'GROUP' }} -MetricThreshold @{{ metricName = 'CONNECTIONS'; units = '{unit}' }}");
        Assert.Contains($"\"units\":\"{unit}\"", world.Served.Last().Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_of_one_cloud_does_not_bind_the_others()
    {
        world.Atlas.ClearLog();
        var result = world.Engine.Invoke("New-AtlasPrivateEndpoint -CloudProvider AZURE -EndpointServiceId 5e8f8a8b3d2c1f0a1b2c3d4e -Id '/subscriptions/4e133/resourceGroups/a/providers/Microsoft.Network/privateEndpoints/e' -PrivateEndpointIPAddress 10.0.0.4 -ErrorAction SilentlyContinue");
        Assert.DoesNotContain(result.Warnings, text => text.Contains("sent as", StringComparison.Ordinal));
        Assert.Contains("/subscriptions/4e133", world.Served.Last().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-AtlasAccessListEntry -IpAddress 300.1.1.1", "InvalidAddress")]
    [InlineData("New-AtlasAccessListEntry -IpAddress 10.0.0.0/24", "InvalidAddress")]
    [InlineData("New-AtlasAccessListEntry -IpAddress 10.1", "InvalidAddress")]
    [InlineData("New-AtlasAccessListEntry -CidrBlock 10.0.0.0/33", "InvalidAddress")]
    [InlineData("New-AtlasAccessListEntry -CidrBlock 2001:db8::/129", "InvalidAddress")]
    [InlineData("New-AtlasAccessListEntry -Body @(@{ cidrBlock = '10.0.0/8' })", "InvalidAddress")]
    [InlineData("Get-AtlasDatabaseAccessHistory -ClusterName Cluster0 -Start 9007199254740993 -End 9007199254740993", "OutOfRange")]
    [InlineData("New-AtlasRollingIndex Cluster0 -DatabaseName shop -CollectionName items -Key 5", "InvalidType")]
    [InlineData("Set-AtlasCluster Cluster0 -Body @{ replicationSpecs = @(@{ regionConfigs = @(@{ priority = 2.5 }) }) }", "InvalidType")]
    [InlineData("Set-AtlasCluster Cluster0 -ReplicationSpec @{ regionConfigs = @(@{ priority = '6.5' }) }", "InvalidType")]
    public void Is_refused_because_it_cannot_be_meant(string script, string id)
    {
        world.Atlas.ClearLog();
        var error = world.Fail(script);
        Assert.StartsWith(id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(world.Served);
    }

    [Fact]
    public void A_fraction_is_not_rounded_to_a_whole_number() =>
        Assert.Contains("not a whole number", Assert.Single(world.Engine.Invoke("Get-AtlasDatabaseAccessHistory -ClusterName Cluster0 -NLogs 2.5").Errors).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("'{\"mappings\":{\"dynamic\":true}}'")]
    [InlineData("@{ mappings = @{ dynamic = $true } }")]
    [InlineData("([ordered]@{ mappings = @{ dynamic = $true } })")]
    [InlineData("([pscustomobject]@{ mappings = @{ dynamic = $true } })")]
    public void Free_form_JSON_is_the_same_in_every_form(string definition)
    {
        world.Atlas.ClearLog();
        world.Engine.Invoke($"New-AtlasSearchIndex Cluster0 -Database shop -CollectionName items -Name one -Definition {definition}");
        Assert.Contains("\"definition\":{\"mappings\":{\"dynamic\":true}}", world.Served.Last().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'[{\"$source\":{\"connectionName\":\"a\"}}]'")]
    [InlineData("@{ '$source' = @{ connectionName = 'a' } }")]
    public void A_list_may_be_given_as_JSON_text(string pipeline)
    {
        world.Atlas.ClearLog();
        world.Engine.Invoke($"New-AtlasStreamProcessor -TenantName orders -Name p -Pipeline {pipeline} -ErrorAction Ignore");
        Assert.Contains(world.Served, request => request.Body?.Contains("\"pipeline\":[{\"$source\":{\"connectionName\":\"a\"}}]", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("(Get-Date '2026-03-05')")]
    [InlineData("'2026-03-05'")]
    [InlineData("([datetime]::new(2026, 3, 5, 23, 30, 0))")]
    [InlineData("([DateOnly]::new(2026, 3, 5))")]
    public void A_calendar_date_is_the_date_that_was_given(string date)
    {
        world.Atlas.ClearLog();
        world.Engine.Invoke($"Get-AtlasInvoice -OrgId Contoso -FromDate {date}");
        Assert.Contains("fromDate=2026-03-05&", world.Served.Last().Query + "&", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$config")]
    [InlineData("([System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($config)))")]
    [InlineData("($config | Select-Object *)")]
    [InlineData("($config.ToJson() | ConvertFrom-Json -AsHashtable)")]
    public void What_an_object_held_when_it_was_read_is_not_warned_of(string form)
    {
        var made = world.Run("New-AtlasAlertConfig -EventTypeName HOST_DOWN -Enabled $true -Notification @{ typeName = 'GROUP'; intervalMin = 0; delayMin = 0 } -WarningVariable said -WarningAction SilentlyContinue; $said.Count");
        Assert.Equal("1", made.Output[^1].ToString());
        string count = world.Run($"param($config) Set-AtlasAlertConfig $config.Id -Body {form} -WarningVariable said -WarningAction SilentlyContinue; $said.Count", made.Output[0]).Text;
        Assert.Equal("0", count.Trim());
    }
}
