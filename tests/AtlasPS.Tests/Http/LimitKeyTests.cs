using AtlasPS.Http;
using AtlasPS.Http.Limits;

namespace AtlasPS.Tests.Http;

public class LimitKeyTests
{
    private const string Project = "0123456789abcdef01234567";

    [Theory]
    [InlineData("GET", $"/api/atlas/v2/groups/{Project}/clusters/Cluster0", "GET /clusters", Project)]
    [InlineData("PATCH", $"/api/atlas/v2/groups/{Project}/clusters", "PATCH /clusters", Project)]
    [InlineData("DELETE", $"/api/atlas/v2/groups/{Project}", "DELETE ", Project)]
    [InlineData("GET", $"/api/atlas/v2/orgs/{Project}/teams/x/users", "GET /teams", Project)]
    [InlineData("GET", "/api/atlas/v2/groups", "GET /api/atlas/v2/groups", "")]
    [InlineData("GET", "/api/atlas/v2/groups/", "GET ", "")]
    [InlineData("GET", "/api/atlas/v2/federationSettings/x/identityProviders", "GET /api/atlas/v2/federationSettings", "")]
    [InlineData("POST", "/api/oauth/token", "POST /api/oauth/token", "")]
    [InlineData("GET", "/", "GET /", "")]
    public void A_path_without_operation_goes_by_its_kind_and_its_scope(string method, string path, string kind, string scope) =>
        Assert.Equal(new LimitKey(kind, scope), LimitKey.Of(new AtlasRequest(new HttpMethod(method), path)));

    [Fact]
    public void An_operation_goes_by_its_id_and_its_scope() => Assert.Equal(
        new LimitKey("getGroupCluster", Project),
        LimitKey.Of(new AtlasRequest(HttpMethod.Get, $"/api/atlas/v2/groups/{Project}/clusters/Cluster0") { OperationId = "getGroupCluster" }));
}
