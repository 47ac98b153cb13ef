using System.Management.Automation;
using AtlasPS.Catalog;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>The code of an error decides what it means, where the code is known. A code with status 401 is about one resource, and the credential stays good.</summary>
public sealed class ErrorCodeTests(AtlasWorld world) : IClassFixture<AtlasWorld>
{
    public static TheoryData<string> Codes => [.. AtlasCatalog.Module.Common.Errors.Select(error => error.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_has_its_category_and_its_advice(string code)
    {
        var row = AtlasCatalog.Module.Common.Errors.Single(error => error.Code == code);
        var result = Answer(409, code, "Get-AtlasAlert; 'after'");
        var error = Assert.Single(result.Errors);
        Assert.Equal(Enum.Parse<ErrorCategory>(row.Category), error.CategoryInfo.Category);
        Assert.Contains(row.Advice.Replace("{Roles}", "", StringComparison.Ordinal).Trim(), error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("USER_UNAUTHORIZED")]
    [InlineData("SOMETHING_NEW_IS_NOT_ALLOWED")]
    public void A_401_with_a_code_is_the_refusal_of_one_item(string code)
    {
        world.Atlas.ClearFaults();
        world.Atlas.AddFault(new SimulatorFault { Match = "GET /**/clusters/Cluster0", Count = 1, Status = 401, Body = $$"""{"error":401,"errorCode":"{{code}}","detail":"You are not authorized for this resource.","reason":"Unauthorized"}""", ContentType = "application/json" });
        var result = world.Engine.Invoke("[pscustomobject]@{ ClusterName = 'Cluster0' }, [pscustomobject]@{ ClusterName = 'Archive' } | Get-AtlasCluster");
        world.Atlas.ClearFaults();
        var error = Assert.Single(result.Errors);
        Assert.Equal(ErrorCategory.PermissionDenied, error.CategoryInfo.Category);
        Assert.Contains("role", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(result.Output);
    }

    private AtlasPS.Hosting.EngineResult Answer(int status, string code, string script)
    {
        world.Atlas.ClearFaults();
        world.Atlas.AddFault(new SimulatorFault { Match = "GET /**/alerts", Count = null, Status = status, Body = $$"""{"error":{{status}},"errorCode":"{{code}}","detail":"Refused.","reason":"Conflict"}""", ContentType = "application/json" });
        var result = world.Engine.Invoke(script);
        world.Atlas.ClearFaults();
        return result;
    }
}
