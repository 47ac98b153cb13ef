using System.Management.Automation;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>How long sessions live: several side by side, those that are replaced, and those that are closed.</summary>
public sealed class SessionLifeTests : IDisposable
{
    private const string Account = "-Credential $account -BaseUri $baseUri";
    private readonly AtlasWorld _world = new(new SimulatorOptions(), connect: false);

    public SessionLifeTests() => _world.Run(
        "param($account) $global:account = $account", AtlasWorld.Credential(SimulatorOptions.DefaultClientId, SimulatorOptions.DefaultClientSecret));

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Sessions_that_were_handed_out_work_side_by_side()
    {
        var output = _world.Run($"""
            $key = Connect-Atlas -Credential $credential -BaseUri $baseUri -ProjectId Payments -PassThru
            Connect-Atlas {Account} -ProjectId Catalog
            $account2 = Get-AtlasContext
            Connect-Atlas -Credential $credential -BaseUri $baseUri
            @(Get-AtlasCluster -Session $key)[0].Name
            @(Get-AtlasCluster -Session $account2)[0].Name
            """).Output;
        Assert.Equal(["Cluster0", "Catalog-Main"], output.Select(name => name.ToString()));
    }

    [Fact]
    public void Connecting_anew_closes_a_session_that_nobody_else_has()
    {
        _world.Run($"Connect-Atlas {Account}; Get-AtlasProject; Connect-Atlas -Credential $credential -BaseUri $baseUri");
        Assert.EndsWith("/oauth/revoke", _world.Atlas.Requests[^1].Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_can_be_closed_by_itself_and_the_runspace_keeps_its_own()
    {
        _world.Run($"$global:other = Connect-Atlas {Account} -PassThru; Get-AtlasProject; Connect-Atlas -Credential $credential -BaseUri $baseUri");

        _world.Run("Disconnect-Atlas -Session $other; Get-AtlasProject");

        Assert.Contains(_world.Atlas.Requests, request => request.Path.EndsWith("/oauth/revoke", StringComparison.Ordinal));
    }

    [Fact]
    public void A_closed_session_says_that_it_is_closed()
    {
        _world.Run($"$global:closed = Connect-Atlas {Account} -PassThru; Disconnect-Atlas");
        var error = _world.Fail("Get-AtlasProject -Session $closed");
        Assert.StartsWith("SessionClosed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
        Assert.Contains("Connect-Atlas", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_that_fails_leaves_the_former_one_and_no_token_behind()
    {
        _world.Run("Connect-Atlas -Credential $credential -BaseUri $baseUri -ProjectId Payments");

        var error = _world.Fail($"Connect-Atlas {Account} -ProjectId Nowhere");

        Assert.StartsWith("ProjectNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.EndsWith("/oauth/revoke", _world.Atlas.Requests[^1].Path, StringComparison.Ordinal);
        Assert.Equal("Cluster0", _world.Run("@(Get-AtlasCluster)[0].Name").Output[0].ToString());
    }
}
