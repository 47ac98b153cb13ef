using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>What a connection costs and what it says, seen from the server.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly AtlasWorld _world = new(new SimulatorOptions(), connect: false);

    public void Dispose() => _world.Dispose();

    [Fact]
    public void A_hundred_calls_with_an_api_key_are_a_hundred_and_one_requests()
    {
        _world.Run($"Connect-Atlas -SkipVerification -Credential $credential -BaseUri $baseUri -ProjectId {AtlasWorld.Payments}");
        Assert.Equal(0, _world.Atlas.RequestCount);

        _world.Run("foreach ($i in 1..100) { Get-AtlasCluster Cluster0 }");

        Assert.Equal(101, _world.Atlas.RequestCount);
    }

    [Fact]
    public void A_service_account_asks_for_one_token_and_gives_it_back()
    {
        _world.Run("param($account) Connect-Atlas -SkipVerification -Credential $account -BaseUri $baseUri", AtlasWorld.Credential(SimulatorOptions.DefaultClientId, SimulatorOptions.DefaultClientSecret));
        _world.Run("Get-AtlasProject; Get-AtlasOrganization; Disconnect-Atlas");

        string[] paths = [.. _world.Atlas.Requests.Select(request => $"{request.Method} {request.Path}")];
        Assert.Equal(["POST /api/oauth/token", "GET /api/atlas/v2/groups", "GET /api/atlas/v2/orgs", "POST /api/oauth/revoke"], paths);
    }

    [Fact]
    public void A_kept_session_that_was_disconnected_says_so_and_how_to_connect()
    {
        _world.Run("$global:kept = Connect-Atlas -SkipVerification -Credential $credential -BaseUri $baseUri -PassThru; Disconnect-Atlas");
        var error = _world.Fail("Get-AtlasProject -Session $global:kept");
        Assert.Equal("SessionClosed", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("Connect-Atlas", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_refused_is_named_without_words_of_the_code() =>
        Assert.DoesNotContain("(Parameter", _world.Fail("Connect-Atlas -SkipVerification -Credential $credential -BaseUri http://example.com").ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_bearer_token_is_used_as_it_is()
    {
        _world.Run("param($token) Connect-Atlas -SkipVerification -AccessToken $token -BaseUri $baseUri", AtlasWorld.Secret(SimulatorOptions.DefaultAccessToken));
        Assert.NotEmpty(_world.Run("Get-AtlasProject").Output);
        Assert.Equal(1, _world.Atlas.RequestCount);
    }

    [Fact]
    public void The_user_agent_names_module_engine_and_system()
    {
        _world.Connect();
        _world.Run("Get-AtlasProject");
        Assert.Matches(@"^AtlasPS/\d+\.\d+\.\d+ \(PowerShell 7\.\d+\.\d+; .+\)$", _world.Served[^1].Headers["User-Agent"]);
    }

    [Fact]
    public void The_context_shows_names_and_no_secret()
    {
        _world.Connect();
        var context = _world.Run("Get-AtlasContext");
        string shown = context.Text + _world.Run("Get-AtlasContext | ForEach-Object { $_.PSObject.Properties | ForEach-Object { \"$($_.Name)=$($_.Value)\" } }").Text;
        Assert.Contains("Payments", shown, StringComparison.Ordinal);
        Assert.Contains("Contoso", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(SimulatorOptions.DefaultPrivateKey, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_connection_the_error_teaches_how_to_connect()
    {
        var error = _world.Fail("Get-AtlasProject");
        Assert.StartsWith("NotConnected,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Connect-Atlas", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(0, _world.Atlas.RequestCount);
    }

    [Theory]
    [InlineData("http://cloud.mongodb.com/")]
    [InlineData("ftp://127.0.0.1/")]
    public void An_address_that_would_show_secrets_is_refused(string address)
    {
        var error = _world.Fail($"Connect-Atlas -SkipVerification -Credential $credential -BaseUri {address}");
        Assert.StartsWith("InsecureAddress,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("https", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_keys_end_the_pipeline_with_advice_and_without_the_secret()
    {
        _world.Run("param($wrong) Connect-Atlas -SkipVerification -Credential $wrong -BaseUri $baseUri", AtlasWorld.Credential("abcdefgh", "this-is-my-secret"));
        var result = _world.Engine.Invoke("Get-AtlasProject; 'not reached by a terminating error inside try'");
        var error = Assert.Single(result.Errors);
        Assert.Equal(System.Management.Automation.ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Contains("Connect-Atlas", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("this-is-my-secret", error.ToString() + error.Exception, StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_forgets_the_session()
    {
        _world.Connect();
        _world.Run("Disconnect-Atlas; Disconnect-Atlas");
        Assert.Empty(_world.Run("Get-AtlasContext").Output);
    }
}
