using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

/// <summary>Servers that are not what they should be, byte by byte on a real socket. None gets the key in any form, and none keeps anybody for long.</summary>
public class HostileServerTests
{
    private const string Whole = "realm=\"r\", nonce=\"n\", qop=\"auth\"";
    private static readonly IReadOnlyList<string> Secret = SecretForms.Of(Sessions.Key.PublicKey, "11111111-2222-3333-4444-555555555555");

    public static TheoryData<string, AtlasFailure, string, string> Refused => new()
    {
        { "nothing", AtlasFailure.Authentication, "", "does not say how" },
        { "empty", AtlasFailure.Authentication, Challenge(""), "does not say how" },
        { "no realm", AtlasFailure.Authentication, Challenge("Digest nonce=\"n\", qop=\"auth\""), "no realm" },
        { "no nonce", AtlasFailure.Authentication, Challenge("Digest realm=\"r\", qop=\"auth\""), "no nonce" },
        { "empty nonce", AtlasFailure.Authentication, Challenge("Digest realm=\"r\", nonce=\"\", qop=\"auth\""), "no nonce" },
        { "no qop", AtlasFailure.Authentication, Challenge("Digest realm=\"r\", nonce=\"n\""), "no qop" },
        { "auth-int only", AtlasFailure.Authentication, Challenge("Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\""), "auth-int" },
        { "unknown algorithm", AtlasFailure.Authentication, Challenge($"Digest {Whole}, algorithm=ROT13"), "ROT13" },
        { "empty algorithm", AtlasFailure.Authentication, Challenge($"Digest {Whole}, algorithm="), "not known" },
        { "SHA-512-256", AtlasFailure.Authentication, Challenge($"Digest {Whole}, algorithm=SHA-512-256"), "SHA-512-256" },
        { "two realms", AtlasFailure.Authentication, Challenge($"Digest {Whole}, realm=\"s\""), "twice what its realm is" },
        { "two nonces", AtlasFailure.Authentication, Challenge($"Digest {Whole}, Nonce=\"m\""), "twice what its Nonce is" },
        { "two algorithms", AtlasFailure.Authentication, Challenge($"Digest {Whole}, algorithm=MD5, algorithm=SHA-256"), "twice what its algorithm is" },
        { "a quote without end", AtlasFailure.Authentication, Challenge($"Digest {Whole}, opaque=\"never"), "has no end" },
        { "a line break in a quote", AtlasFailure.Authentication, Challenge("Digest realm=\"r\nX: y\", nonce=\"n\", qop=\"auth\""), "has no end" },
        { "letters beyond ASCII", AtlasFailure.Authentication, Challenge("Digest realm=\"ré\", nonce=\"n\", qop=\"auth\""), "cannot be sent back" },
        { "Basic", AtlasFailure.Authentication, Challenge("Basic realm=\"MMS Public API\""), "only Basic is offered" },
        { "Basic twice", AtlasFailure.Authentication, Challenge("Basic realm=\"a\", Basic realm=\"b\""), "only Basic is offered" },
        { "Bearer", AtlasFailure.Authentication, Challenge("Bearer realm=\"MMS Public API\""), "only Bearer is offered" },
        { "Negotiate", AtlasFailure.Authentication, Challenge("Negotiate"), "only Negotiate is offered" },
        { "Negotiate and NTLM", AtlasFailure.Authentication, Challenge("Negotiate") + Challenge("NTLM"), "only Negotiate, NTLM is offered" },
        { "a challenge of 1 MB", AtlasFailure.Protocol, Challenge($"Digest {Whole}, opaque=\"{new string('o', 1 << 20)}\""), "length exceeded" },
        { "headers of 1 MB", AtlasFailure.Protocol, string.Concat(Enumerable.Repeat($"X-Flood: {new string('f', 1000)}\r\n", 1000)) + Challenge($"Digest {Whole}"), "length exceeded" },
        { "100,000 headers", AtlasFailure.Protocol, string.Concat(Enumerable.Range(0, 100_000).Select(i => $"X-{i}: \r\n")) + Challenge($"Digest {Whole}"), "length exceeded" },
        { "headers that are none", AtlasFailure.Protocol, "no colon here\r\n" + Challenge($"Digest {Whole}"), "does not answer as HTTP demands" },
    };

    public static TheoryData<string, string, string> Answered => new()
    {
        { "qop with auth at the end", Challenge("Digest realm=\"r\", nonce=\"n\", qop=\"auth-int,auth\""), "nonce=\"n\"" },
        { "qop with blanks", Challenge("Digest realm=\"r\", nonce=\"n\", qop=\" auth-int , auth \""), "qop=auth," },
        { "Basic before", Challenge($"Basic realm=\"b\", Digest {Whole}"), "nonce=\"n\"" },
        { "Basic after", Challenge($"Digest {Whole}, Basic realm=\"b\""), "nonce=\"n\"" },
        { "Basic in a header before", Challenge("Basic realm=\"b\"") + Challenge($"Digest {Whole}"), "nonce=\"n\"" },
        { "Basic in a header after", Challenge($"Digest {Whole}") + Challenge("Basic realm=\"b\""), "nonce=\"n\"" },
        { "Negotiate before", Challenge("Negotiate") + Challenge($"Digest {Whole}"), "nonce=\"n\"" },
        { "SHA-256 after MD5", Challenge($"Digest {Whole}, algorithm=MD5, Digest realm=\"r\", nonce=\"s\", qop=\"auth\", algorithm=SHA-256"), "nonce=\"s\"" },
        { "SHA-256 before MD5", Challenge($"Digest realm=\"r\", nonce=\"s\", qop=\"auth\", algorithm=SHA-256, Digest {Whole}, algorithm=MD5"), "nonce=\"s\"" },
        { "SHA-256 in a header after", Challenge($"Digest {Whole}") + Challenge("Digest realm=\"r\", nonce=\"s\", qop=\"auth\", algorithm=SHA-256"), "algorithm=SHA-256" },
        { "SHA-256 in a header before", Challenge("Digest realm=\"r\", nonce=\"s\", qop=\"auth\", algorithm=SHA-256") + Challenge($"Digest {Whole}"), "algorithm=SHA-256" },
        { "a better one that is broken", Challenge("Digest realm=\"r\", qop=\"auth\", algorithm=SHA-256") + Challenge($"Digest {Whole}"), "nonce=\"n\"" },
        { "in capitals, with what nobody knows", Challenge("DIGEST REALM=\"r\", NONCE=\"n\", QOP=\"AUTH\", charset=UTF-8, what=ever"), "nonce=\"n\"" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_challenge_that_cannot_be_trusted_gets_nothing(string name, AtlasFailure kind, string headers, string reason)
    {
        await using var server = new RawServer(_ => Unauthorized(headers));
        using var session = Sessions.Open(server, Sessions.Key);
        var failure = await session.FailsAsync(Sessions.Of("POST", "{}"));
        Assert.Equal(kind, failure.Failure);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Null(Assert.Single(server.Requests)["Authorization"]);
        AssertKept(server, failure, name);
    }

    [Theory]
    [MemberData(nameof(Answered))]
    public async Task A_challenge_among_others_is_answered_by_digest_and_never_by_Basic(string name, string headers, string signature)
    {
        await using var server = new RawServer(r => r["Authorization"] is null ? Unauthorized(headers) : Reply.Json(200, "{}"));
        using var session = Sessions.Open(server, Sessions.Key);
        await session.SendAsync(Sessions.Get());
        Assert.Equal(2, server.Requests.Count);
        Assert.StartsWith("Digest ", server.Requests[1]["Authorization"], StringComparison.Ordinal);
        Assert.Contains(signature, server.Requests[1]["Authorization"], StringComparison.Ordinal);
        AssertKept(server, null, name);
    }

    [Theory]
    [InlineData("the same nonce for ever", false, "", 2)]
    [InlineData("a new nonce for ever", true, "", 2)]
    [InlineData("a new nonce for ever, and stale", true, ", stale=true", 2)]
    [InlineData("a new nonce for ever, not stale", true, ", stale=false", 2)]
    public async Task Refusals_without_end_are_believed_soon(string name, bool newNonces, string more, int requests)
    {
        await using var server = new RawServer(r => Unauthorized(Challenge($"Digest realm=\"r\", nonce=\"{(newNonces ? r.Number : 0)}\", qop=\"auth\"{more}")));
        using var session = Sessions.Open(server, Sessions.Key);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal((AtlasFailure.Authentication, requests), (failure.Failure, server.Requests.Count));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => session.FailsAsync(Sessions.Get())));
        Assert.InRange(server.Requests.Count, requests + 10, requests + 30);
        AssertKept(server, failure, name);
    }

    [Theory]
    [InlineData("Basic realm=\"MMS Public API\"", "only Basic is offered")]
    [InlineData("Digest realm=\"elsewhere\", nonce=\"m\", qop=\"auth\"", "changed its realm")]
    [InlineData("Digest realm=\"r\", nonce=\"m\", qop=\"auth-int\"", "auth-int")]
    public async Task A_server_that_changes_its_mind_in_the_middle_gets_nothing_more(string later, string reason)
    {
        bool changed = false;
        await using var server = new RawServer(r => changed ? Unauthorized(Challenge(later)) : r["Authorization"] is null ? Unauthorized(Challenge($"Digest {Whole}")) : Reply.Json(200, "{}"));
        using var session = Sessions.Open(server, Sessions.Key);
        await session.SendAsync(Sessions.Get());
        changed = true;
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal((AtlasFailure.Authentication, 3), (failure.Failure, server.Requests.Count));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        AssertKept(server, failure, later);
    }

    [Theory]
    [InlineData(301, "http://localhost:{0}/api/atlas/v2/groups")]
    [InlineData(302, "//localhost:{0}/")]
    [InlineData(303, "/elsewhere")]
    [InlineData(307, "https://localhost:{0}/?as=1")]
    [InlineData(308, "http://127.0.0.1:{0}/api/atlas/v2/groups")]
    [InlineData(307, null)]
    [InlineData(307, "::::")]
    public async Task A_redirect_takes_no_credentials_anywhere(int status, string? location)
    {
        await using var elsewhere = new RawServer(_ => Reply.Json(200, """{"access_token":"t","token_type":"Bearer"}"""));
        foreach (AtlasCredential credential in (AtlasCredential[])[Sessions.Key, Sessions.Account, new AccessTokenCredential("t0k3n")])
        {
            var redirect = Reply.Json(status, "", location is null ? [] : [$"Location: {string.Format(System.Globalization.CultureInfo.InvariantCulture, location, elsewhere.Address.Port)}"]);
            await using var server = new RawServer(r => r["Authorization"] is null ? Unauthorized(Challenge($"Digest {Whole}")) : redirect);
            using var session = Sessions.Open(server, credential);
            var failure = await session.FailsAsync(Sessions.Of("POST", "{}"));
            Assert.Equal(status, failure.StatusCode);
            Assert.Contains("edirect", failure.Message, StringComparison.Ordinal);
            Assert.Equal(credential is ApiKeyCredential ? 2 : 1, server.Requests.Count);
        }

        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_success_that_still_challenges_is_a_success()
    {
        await using var server = new RawServer(_ => Reply.Json(200, "{}", "WWW-Authenticate: Basic realm=\"r\""));
        using var session = Sessions.Open(server, Sessions.Key);
        await session.SendAsync(Sessions.Get());
        await session.SendAsync(Sessions.Get());
        Assert.All(server.Requests, r => Assert.Null(r["Authorization"]));
    }

    private static string Challenge(string text) => $"WWW-Authenticate: {text}\r\n";

    private static Reply Unauthorized(string headers) => Reply.Raw($"HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n{headers}\r\n{{}}", close: false);

    private static void AssertKept(RawServer server, AtlasHttpException? failure, string name)
    {
        SecretForms.AssertAbsent(Secret, string.Join("\n", server.Requests.Select(r => $"{r.Target} {string.Join(" ", r.Headers)} {r.Body}")), name);
        SecretForms.AssertAbsent(Secret, $"{failure}", name);
        Assert.DoesNotContain(server.Requests, r => r["Authorization"]?.StartsWith("Basic", StringComparison.OrdinalIgnoreCase) == true);
    }
}
