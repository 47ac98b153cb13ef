namespace AtlasPS.Tests.Cmdlets;

/// <summary>Bodies may hold passwords; what is wrong with one is said without repeating it.</summary>
public sealed class SecretInputTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
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
