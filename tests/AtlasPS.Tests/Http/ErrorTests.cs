using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

public class ErrorTests
{
    [Fact]
    public async Task An_error_document_is_read_whole()
    {
        var failure = await Failing(Reply.Json(
            400,
            """
            {"error":400,"errorCode":"VALIDATION_ERROR","reason":"Bad Request","detail":"Wrong.","parameters":["a",5,null,{"b":[]}],
             "badRequestDetail":{"fields":[{"field":"name","description":"must not be empty"},{"description":"odd"}]},"other":1}
            """));
        Assert.Equal((AtlasFailure.Status, 400, "VALIDATION_ERROR", "Bad Request", "Wrong."), (failure.Failure, failure.StatusCode, failure.ErrorCode, failure.Reason, failure.Detail));
        Assert.Equal(["a", "5", "null", """{"b":[]}"""], failure.Parameters);
        Assert.Equal([new("name", "must not be empty"), new("", "odd")], failure.Fields);
        Assert.StartsWith("400 VALIDATION_ERROR: Wrong. name: must not be empty.", failure.Message);
        Assert.Equal(1, failure.Document!.Value.GetProperty("other").GetInt32());
    }

    [Theory]
    [InlineData("""{"errorCode":"CLUSTER_NOT_FOUND"}""", "CLUSTER_NOT_FOUND")]
    [InlineData("""{"errorCode":7,"detail":[],"parameters":null,"badRequestDetail":null}""", "FROM_HEADER")]
    [InlineData("""{"badRequestDetail":{"fields":"none"},"parameters":{}}""", "FROM_HEADER")]
    [InlineData("", "FROM_HEADER")]
    [InlineData("{\"errorCode\":\"CUT", "FROM_HEADER")]
    [InlineData("[1]", "FROM_HEADER")]
    [InlineData("<html>no</html>", "FROM_HEADER")]
    public async Task Whatever_is_missing_or_odd_the_status_and_code_come_through(string body, string code)
    {
        var failure = await Failing(Reply.Json(404, body, "X-Error-Code: FROM_HEADER"));
        Assert.Equal((AtlasFailure.Status, 404, code), (failure.Failure, failure.StatusCode, failure.ErrorCode));
        Assert.StartsWith($"404 {code}: ", failure.Message);
        Assert.Empty(failure.Parameters);
        Assert.Empty(failure.Fields);
    }

    [Fact]
    public async Task An_HTML_page_with_an_error_status_is_that_status()
    {
        var failure = await Failing(Reply.Text(503, "text/html", "<html><h1>Service Unavailable</h1></html>"), retries: 1);
        Assert.Equal((AtlasFailure.Status, 503, 2), (failure.Failure, failure.StatusCode, failure.Attempts));
        Assert.DoesNotContain("<", failure.Message);
        Assert.Null(failure.Document);
    }

    [Fact]
    public async Task An_error_whose_body_is_cut_is_that_error()
    {
        var failure = await Failing(Reply.Raw("HTTP/1.1 403 Forbidden\r\nX-Error-Code: IP_ADDRESS_NOT_ON_ACCESS_LIST\r\nContent-Length: 500\r\n\r\n{\"err"));
        Assert.Equal((403, "IP_ADDRESS_NOT_ON_ACCESS_LIST"), (failure.StatusCode, failure.ErrorCode));
    }

    [Fact]
    public async Task A_bearer_token_that_is_refused_is_said_to_be()
    {
        var failure = await Failing(Reply.Json(401, """{"detail":"Nope."}"""));
        Assert.Equal((AtlasFailure.Authentication, 401), (failure.Failure, failure.StatusCode));
        Assert.Contains("expired", failure.Message);
        Assert.Contains("Nope.", failure.Message);
        Assert.DoesNotContain("t0k3n", failure.ToString());
    }

    [Fact]
    public async Task A_failure_knows_its_request_line()
    {
        await using var server = new RawServer(_ => Reply.Json(404, "{}"));
        using var session = Sessions.Open(server);
        var request = Sessions.Get("/api/a%2Fb");
        request.Query.Add(new("x", "1 2"));
        Assert.Equal("GET /api/a%2Fb?x=1%202", (await session.FailsAsync(request)).RequestLine);
    }

    private static async Task<AtlasHttpException> Failing(Reply reply, int retries = 0)
    {
        await using var server = new RawServer(_ => reply);
        using var session = Sessions.Open(server, retries: retries);
        return await session.FailsAsync(Sessions.Get());
    }
}
