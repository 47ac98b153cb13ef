namespace AtlasPS.Tests.Cmdlets;

/// <summary>Bodies may hold passwords; what is wrong with one is said without repeating it.</summary>
public sealed class SecretInputTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    [Theory]
    [InlineData("-Credential ([pscredential]::new('abcdefgh', $spoilt))", "private key holds a blank", "abcdefgh")]
    [InlineData("-Credential ([pscredential]::new('mdb_sa_id_1', $spoilt))", "client secret holds a blank", "mdb_sa_id_1")]
    [InlineData("-AccessToken $spoilt", "access token holds a blank", "access token")]
    public void A_secret_with_something_before_or_after_is_no_trouble_of_the_address(string arguments, string says, string target)
    {
        world.Run("param($spoilt) $global:spoilt = $spoilt", AtlasWorld.Secret(" hunter-number-two\n"));
        var error = world.Fail($"Connect-Atlas {arguments} -BaseUri $baseUri");
        Assert.Equal(("InvalidCredential,AtlasPS.Commands.ConnectAtlasCommand", target), (error.FullyQualifiedErrorId, error.TargetObject));
        Assert.Contains(says, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Copy it again", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", $"{error} {error.ErrorDetails} {error.Exception}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://me:hunter-number-two@127.0.0.1/")]
    [InlineData("http://me:hunter-number-two@example.com/")]
    [InlineData("ftp://me:hunter-number-two@example.com/?hunter")]
    public void A_password_in_an_address_is_refused_and_not_repeated(string address)
    {
        var error = world.Fail($"Connect-Atlas -Credential $credential -BaseUri '{address}'");
        Assert.StartsWith("InsecureAddress,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", $"{error} {error.CategoryInfo} {error.TargetObject} {error.ErrorDetails} {error.Exception}", StringComparison.Ordinal);
    }

    /// <summary>What a secret nested in a body may be given as, and what is sent of it.</summary>
    [Theory]
    [InlineData("'hunter-2'", "hunter-2")]
    [InlineData("(ConvertTo-SecureString 'hunter-2' -AsPlainText -Force)", "hunter-2")]
    [InlineData("[pscredential]::new('x', (ConvertTo-SecureString 'hunter-2' -AsPlainText -Force))", "hunter-2")]
    [InlineData("@('line 1', 'line 2')", "line 1\nline 2")]
    [InlineData("@{ private_key = 'hunter-2' }", """{"private_key":"hunter-2"}""")]
    [InlineData("[pscustomobject]@{ private_key = 'hunter-2' }", """{"private_key":"hunter-2"}""")]
    public void A_nested_secret_is_sent_as_what_it_means(string given, string sent)
    {
        world.Connect();
        world.Atlas.ClearLog();
        world.Run($"Set-AtlasEncryptionAtRest -GoogleCloudKms @{{ enabled = $true; serviceAccountKey = {given} }} -Confirm:$false");
        using var body = System.Text.Json.JsonDocument.Parse(world.Atlas.Requests.Last(request => request.Method == "PATCH").Body);
        Assert.Equal(sent, body.RootElement.GetProperty("googleCloudKms").GetProperty("serviceAccountKey").GetString());
    }

    [Theory]
    [InlineData("Set-AtlasEncryptionAtRest -GoogleCloudKms @{ serviceAccountKey = @(@{ a = 'hunter-number-two' }, 1) } -Confirm:$false")]
    [InlineData("Set-AtlasEncryptionAtRest -GoogleCloudKms @{ serviceAccountKey = [version]'1.2.3.4' } -Confirm:$false")]
    public void A_nested_secret_that_is_none_is_refused_and_not_repeated(string script)
    {
        world.Connect();
        var error = world.Fail(script);
        Assert.Contains("serviceAccountKey requires a secret", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("googleCloudKms.serviceAccountKey", error.TargetObject);
        Assert.DoesNotContain("hunter", $"{error} {error.CategoryInfo} {error.TargetObject} {error.ErrorDetails} {error.Exception}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_credential_in_a_free_body_is_its_password_and_a_secret_in_a_query_is_not_shown()
    {
        world.Connect();
        world.Atlas.ClearLog();
        world.Run("$null = Invoke-AtlasApi createGroupDatabaseUser -Body @{ username = 'x'; databaseName = 'admin'; roles = @(); password = [pscredential]::new('x', (ConvertTo-SecureString 'hunter-2' -AsPlainText -Force)) } -Confirm:$false");
        Assert.Contains("\"password\":\"hunter-2\"", world.Atlas.Requests.Last(request => request.Method == "POST").Body, StringComparison.Ordinal);
        var failed = world.Run("try { Invoke-AtlasApi getGroupCluster @{ clusterName = 'nowhere' } -Query @{ token = (ConvertTo-SecureString 'hunter-2' -AsPlainText -Force) } -ErrorAction Stop } catch { $_.Exception.RequestLine }");
        Assert.EndsWith("?token=***", (string)failed.Output[^1].BaseObject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-AtlasDatabaseUser -Body '{ \"password\": \"hunter-number-two\", '", "not valid JSON")]
    [InlineData("Set-AtlasCluster Cluster0 -BiConnector '{ \"password\": \"hunter-number-two\", '", "BiConnector")]
    public void Text_that_is_no_JSON_is_not_shown(string script, string says)
    {
        var error = world.Fail(script);
        Assert.Contains(says, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", $"{error} {error.CategoryInfo} {error.TargetObject} {error.ErrorDetails} {error.Exception}", StringComparison.Ordinal);
    }
}
