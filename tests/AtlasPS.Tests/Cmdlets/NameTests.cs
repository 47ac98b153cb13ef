using System.Management.Automation;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>A name where an id is asked for.</summary>
public sealed class NameTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    [Fact]
    public void A_project_name_works_wherever_its_id_does()
    {
        world.Atlas.ClearLog();
        world.Run("Get-AtlasAlert -ProjectId Payments");
        Assert.Equal($"/api/atlas/v2/groups/{AtlasWorld.Payments}/alerts", world.Served[^1].Path);
    }

    [Fact]
    public void Names_are_found_in_any_case() => Assert.NotEmpty(world.Run("Get-AtlasProject payments").Output);

    [Fact]
    public void An_unknown_name_is_an_error_that_guesses()
    {
        var error = world.Fail("Get-AtlasAlert -ProjectId Paymants");
        Assert.Equal("ProjectNotFound", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("Paymants", error.TargetObject);
        Assert.Contains("'Payments'", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ambiguous_name_lists_the_ids()
    {
        var error = world.Fail("Get-AtlasAlert -ProjectId Sandbox");
        Assert.Equal("ProjectAmbiguous", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(error.ToString(), "[a-f0-9]{24}"));
        Assert.Contains("id", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void An_organization_name_works_too()
    {
        world.Atlas.ClearLog();
        world.Run("Get-AtlasProject -OrgId Fabrikam");
        Assert.Matches("^/api/atlas/v2/orgs/[a-f0-9]{24}/groups$", world.Served[^1].Path);
    }

    [Fact]
    public void A_name_is_looked_up_once_for_a_whole_pipeline()
    {
        world.Atlas.ClearLog();
        world.Run("Connect-Atlas -Credential $credential -BaseUri $baseUri; 1..5 | ForEach-Object { Get-AtlasAlert -ProjectId Catalog }");
        Assert.Single(world.Served, request => request.Path == "/api/atlas/v2/groups");
    }
}
