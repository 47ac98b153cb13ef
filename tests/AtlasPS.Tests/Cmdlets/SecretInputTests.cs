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
