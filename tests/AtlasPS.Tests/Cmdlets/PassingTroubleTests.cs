using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>A wait bears with what passes: a thing that is not there yet, an error of the service, an empty answer. Odd keys hide nothing.</summary>
public sealed class PassingTroubleTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    private const string Create = "New-AtlasCluster NAME -ClusterType REPLICASET -ReplicationSpec @{ regionConfigs = @(@{ providerName = 'AWS'; regionName = 'EU_WEST_1'; priority = 7; electableSpecs = @{ instanceSize = 'M10'; nodeCount = 3 } }) } -Wait -TimeoutSec 60 -MaximumRetryCount 0; Remove-AtlasCluster NAME -Confirm:$false";

    [Theory]
    [InlineData(404, """{"error":404,"errorCode":"CLUSTER_NOT_FOUND","detail":"No cluster named waity exists.","reason":"Not Found"}""")]
    [InlineData(500, """{"error":500,"errorCode":"UNEXPECTED_ERROR","detail":"Trouble.","reason":"Internal Server Error"}""")]
    [InlineData(503, "<html>busy</html>")]
    [InlineData(200, "{}")]
    public void Is_waited_through(int status, string body)
    {
        world.Atlas.ClearFaults();
        world.Atlas.AddFault(new SimulatorFault { Match = $"GET /**/clusters/waity{status}", Count = 1, Status = status, Body = body, ContentType = "application/json" });
        var result = world.Engine.Invoke(Create.Replace("NAME", $"waity{status}", StringComparison.Ordinal));
        world.Atlas.ClearFaults();
        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
    }

    [Fact]
    public void The_reason_of_a_failure_is_in_the_error()
    {
        world.Atlas.ClearFaults();
        world.Atlas.AddFault(new SimulatorFault { Match = "GET /**/sampleDatasetLoad/*", Count = null, Status = 200, Body = """{"_id":"5f1b6a2c9d8e7f0011223344","clusterName":"Cluster0","state":"FAILED","errorMessage":"The disk is full."}""", ContentType = "application/json" });
        var result = world.Engine.Invoke("New-AtlasSampleDatasetLoad Cluster0 -Wait -TimeoutSec 30");
        world.Atlas.ClearFaults();
        Assert.Contains("The disk is full.", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Odd_keys_hide_nothing_and_end_nothing()
    {
        world.Atlas.ClearFaults();
        const string Odd = """{"clusterName":"Cluster0","":1,"psobject":2,"psbase":3,"toJson":4,"same":5,"Same":6}""";
        world.Atlas.AddFault(new SimulatorFault { Match = "GET /**/clusters/Cluster0", Count = null, Status = 200, Body = Odd, ContentType = "application/json" });
        var result = world.Engine.Invoke("$x = Invoke-AtlasApi getGroupCluster @{ clusterName = 'Cluster0' }; ($x.PSObject.Properties | ForEach-Object Value) -join ' '; $x.ToJson()");
        world.Atlas.ClearFaults();
        Assert.Empty(result.Errors);
        foreach (string value in (string[])["1", "2", "3", "4", "5", "6"])
            Assert.Contains(value, result.Output[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(Odd, result.Output[1].ToString());
    }

    [Fact]
    public void A_secret_that_is_shown_once_is_announced()
    {
        var result = world.Engine.Invoke("New-AtlasOrganizationApiKey -OrgId Contoso -Description ci -Role ORG_READ_ONLY");
        Assert.Contains(result.Warnings, warning => warning.Contains("PrivateKey", StringComparison.Ordinal) && warning.Contains("once", StringComparison.Ordinal));
    }
}
