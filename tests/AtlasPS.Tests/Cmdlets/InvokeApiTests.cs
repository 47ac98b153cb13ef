using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Calling operations by hand: ids and paths as people write them, answers that are no JSON, and mistakes.</summary>
public sealed class InvokeApiTests : IClassFixture<AtlasWorld>
{
    private const string Cluster = $"groups/{AtlasWorld.Payments}/clusters/Cluster0";
    private readonly AtlasWorld _world;

    public InvokeApiTests(AtlasWorld world)
    {
        _world = world;
        _world.Connect();
        _world.Run("Get-AtlasProject");
        _world.Atlas.ClearLog();
    }

    [Theory]
    [InlineData($"-Path {Cluster}")]
    [InlineData($"-Path /{Cluster}")]
    [InlineData($"-Path api/atlas/v2/{Cluster}")]
    [InlineData($"-Path /api/atlas/v2/{Cluster} -Method get")]
    [InlineData("getGroupCluster @{ ProjectId = 'Payments'; clusterName = 'Cluster0' }")]
    [InlineData("getCluster @{ clusterName = 'Cluster0' }")]
    public void An_operation_is_found_however_it_is_written(string arguments)
    {
        Assert.Equal("Cluster0", _world.Run($"(Invoke-AtlasApi {arguments}).Name").Output[0].ToString());
        Assert.Equal($"GET /api/atlas/v2/{Cluster}", $"{_world.Served[^1].Method} {_world.Served[^1].Path}");
    }

    [Theory]
    [InlineData("@{ paused = $true } | ConvertTo-Json")]
    [InlineData("[psobject]'{ \"paused\": true }'")]
    public void Text_that_came_out_of_a_pipeline_is_sent_as_it_is(string body)
    {
        _world.Engine.Invoke($"Invoke-AtlasApi -Method PATCH -Path {Cluster} -Body ({body})");
        Assert.StartsWith("{", _world.Served[^1].Body.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_spreadsheet_comes_out_as_text()
    {
        var text = _world.Run("Invoke-AtlasApi downloadInvoiceCsv @{ orgId = 'Contoso'; invoiceId = '5e8f8a8b3d2c1f0a1b2c3d4e' }").Output;
        Assert.IsType<string>(Assert.Single(text).BaseObject);
    }

    [Fact]
    public void Where_Atlas_offers_json_too_it_is_asked_for_json()
    {
        _world.Run("Invoke-AtlasApi getOrgInvoice @{ orgId = 'Contoso'; invoiceId = '5e8f8a8b3d2c1f0a1b2c3d4e' }");
        Assert.EndsWith("+json", _world.Served[^1].Headers["Accept"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("getGroupCluster @{ clusterName = 'Cluster0' }", "Cluster0")]
    [InlineData($"-Path '{Cluster}?envelope=true'", "Cluster0")]
    [InlineData("listGroupClusters", "Cluster0 Archive")]
    public void An_envelope_is_opened(string arguments, string names)
    {
        string query = arguments.Contains('?', StringComparison.Ordinal) ? "" : "-Query @{ envelope = 'true' }";
        Assert.Equal(names, string.Join(" ", _world.Run($"Invoke-AtlasApi {arguments} {query} | ForEach-Object Name").Output));
        Assert.Contains("envelope=true", _world.Served[^1].Query, StringComparison.Ordinal);
        Assert.Contains("\"status\":200", _world.Run($"Invoke-AtlasApi {arguments} {query} -Raw").Output[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public void An_error_in_an_envelope_is_an_error_all_the_same(int status)
    {
        const string Body = """{"status":404,"content":{"error":404,"errorCode":"CLUSTER_NOT_FOUND","detail":"No cluster named Cluster9 exists.","parameters":["Cluster9"]}}""";
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /**", Status = status, Body = Body, ContentType = "application/json" });
        var error = _world.Fail("Invoke-AtlasApi getGroupCluster @{ clusterName = 'Cluster9' } -Query @{ envelope = 'true' }");
        Assert.StartsWith("CLUSTER_NOT_FOUND,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(System.Management.Automation.ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
    }

    /// <summary>Many things have a status of their own; where no envelope came, none is opened.</summary>
    [Fact]
    public void What_has_a_status_of_its_own_is_no_envelope()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /**", Status = 200, Body = """{"status":"READY","name":"default"}""", ContentType = "application/json" });
        Assert.Equal("default", _world.Run($"(Invoke-AtlasApi -Path {Cluster} -Query @{{ envelope = 'true' }}).Name").Output[0].ToString());
    }

    [Fact]
    public void Headers_versions_and_queries_arrive_as_they_are_given()
    {
        _world.Run("Invoke-AtlasApi getGroupCluster @{ clusterName = 'Cluster0' } -ApiVersion 2023-02-01 -Header @{ 'Use-Effective-Instance-Fields' = $true; 'X-Run' = 7 } -Query @{ pretty = $true; a = 1, 2 }");
        var request = _world.Served[^1];
        Assert.Equal("application/vnd.atlas.2023-02-01+json", request.Headers["Accept"]);
        Assert.Equal("true", request.Headers["Use-Effective-Instance-Fields"]);
        Assert.Equal("7", request.Headers["X-Run"]);
        Assert.Equal(["a=1", "a=2", "pretty=true"], request.Query.Split('&').Order());
    }

    [Fact]
    public void What_deletes_asks_and_what_reads_does_not()
    {
        // Nobody is there to answer, so that a question is an error.
        var asked = _world.Fail("Invoke-AtlasApi deleteGroupCluster @{ clusterName = 'Archive' }");
        Assert.DoesNotContain(_world.Served, request => request.Method == "DELETE");
        Assert.NotNull(asked);
        _world.Run("Invoke-AtlasApi getGroupCluster @{ clusterName = 'Archive' }");
        Assert.Contains("What if:", _world.Run("Invoke-AtlasApi deleteGroupCluster @{ clusterName = 'Archive' } -WhatIf").Text, StringComparison.Ordinal);
        _world.Run("Invoke-AtlasApi -Method PATCH -Path " + Cluster + " -Body @{ paused = $false }");
        Assert.Equal("PATCH", _world.Served[^1].Method);
    }

    [Theory]
    [InlineData("downloadGroupClusterLog @{ hostName = 'h.example'; logName = 'mongodb' }", "NoText", "-OutFile")]
    [InlineData("listGroupClusters -All -Raw", "ExclusiveParameters", "-Raw")]
    [InlineData("listGroupClusters -All -OutFile clusters.json", "ExclusiveParameters", "-OutFile")]
    [InlineData("getGroupCluster @{ clusterName = 'Cluster0'; clusterNmae = 'x' }", "UnknownParameter", "clusterName")]
    [InlineData("listGroups -Header @{ 'no header' = 'x' }", "InvalidRequest", "percent-encoded")]
    [InlineData("-Path '/groups/a b'  -ApiVersion 2023-01-01", "InvalidRequest", "percent-encoded")]
    [InlineData("deleteGroup -Confirm:$false", "MissingValue", "groupId")]
    public void A_mistake_is_an_error_record_that_helps(string arguments, string id, string advice)
    {
        var error = _world.Fail($"Invoke-AtlasApi {arguments}");
        Assert.StartsWith($"{id},", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
