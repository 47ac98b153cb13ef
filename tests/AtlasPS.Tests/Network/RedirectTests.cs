using AtlasPS.Http;
using AtlasPS.Tests.Http;

namespace AtlasPS.Tests.Network;

/// <summary>Credentials go to the host of the session and to nobody whom it points to.</summary>
public sealed class RedirectTests
{
    public static TheoryData<int, string> Redirects()
    {
        var redirects = new TheoryData<int, string>();
        foreach (int status in new[] { 301, 302, 303, 307, 308 })
        {
            foreach (string target in new[] { "another host", "http", "the same host" })
                redirects.Add(status, target);
        }

        return redirects;
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task A_redirect_is_never_followed(int status, string target)
    {
        await using var other = await TlsWorld.ServeAsync(name: "localhost");
        await using var plain = new RawServer(_ => Reply.Json(200, "{}"));
        string location = target switch
        {
            "another host" => $"https://localhost:{other.EndPoint.Port}/api?secret=s3cr3t",
            "http" => plain.Address + "api?secret=s3cr3t",
            _ => "/elsewhere?secret=s3cr3t",
        };
        await using var server = await TlsWorld.ServeAsync(new TlsServerOptions
        {
            Answer = context =>
            {
                bool known = context.Request.Headers.ContainsKey("Authorization");
                context.Response.StatusCode = known ? status : 401;
                context.Response.Headers[known ? "Location" : "WWW-Authenticate"] = known ? location : "Digest realm=\"MMS Public API\", nonce=\"n\", qop=\"auth\"";
                return Task.CompletedTask;
            },
        });
        foreach (var credential in new AtlasCredential[] { Sessions.Key, new AccessTokenCredential("t0k3n") })
        {
            int before = server.Requests.Count(Knows);
            using var session = TlsWorld.Open(server.Address, credential: credential);

            var failure = await session.FailsAsync(Sessions.Of("POST", "{}"));

            Assert.Equal((AtlasFailure.Status, status, 1), (failure.Failure, failure.StatusCode, failure.Attempts));
            Assert.DoesNotContain("s3cr3t", failure.ToString());
            Assert.Equal(before + 1, server.Requests.Count(Knows));
        }

        Assert.Empty(other.Requests);
        Assert.Empty(plain.Requests);
        Assert.DoesNotContain(server.Requests, request => request.Target.StartsWith("/elsewhere", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_secret_of_a_service_account_is_not_carried_on_either()
    {
        await using var other = await TlsWorld.ServeAsync(name: "localhost");
        await using var server = await TlsWorld.ServeAsync(new TlsServerOptions
        {
            Answer = context =>
            {
                context.Response.StatusCode = 307;
                context.Response.Headers.Location = $"https://localhost:{other.EndPoint.Port}/api/oauth/token";
                return Task.CompletedTask;
            },
        });
        using var session = TlsWorld.Open(server.Address, credential: Sessions.Account);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal(AtlasFailure.Authentication, failure.Failure);
        Assert.Equal(["/api/oauth/token"], server.Requests.Select(request => request.Target));
        Assert.Empty(other.Requests);
    }

    private static bool Knows(SeenRequest request) => request.Headers.ContainsKey("Authorization");
}
