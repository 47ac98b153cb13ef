using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

public class DigestTests
{
    private static readonly ApiKeyCredential Key = Sessions.Key;
    private const string PrivateKey = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("MD5")]
    [InlineData("MD5-sess")]
    [InlineData("SHA-256")]
    [InlineData("SHA-256-sess")]
    public async Task A_hundred_calls_are_a_hundred_and_one_requests(string algorithm)
    {
        var guard = new DigestGuard(Key.PublicKey, PrivateKey, algorithm);
        await using var server = Guarded(guard);
        using var session = Sessions.Open(server, Key);
        for (int i = 0; i < 100; i++)
            Assert.Equal("{}", (await session.SendAsync(Sessions.Get())).Text());
        Assert.Equal(101, server.Requests.Count);
    }

    [Fact]
    public async Task Concurrent_first_calls_ask_for_one_nonce_and_never_repeat_a_count()
    {
        var guard = new DigestGuard(Key.PublicKey, PrivateKey);
        await using var server = Guarded(guard);
        using var session = Sessions.Open(server, Key);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => session.SendAsync(Sessions.Get())));
        Assert.Equal((41, 1, 0), (server.Requests.Count, guard.Nonces, guard.Replays));
    }

    [Fact]
    public async Task An_expired_nonce_costs_one_request()
    {
        var guard = new DigestGuard(Key.PublicKey, PrivateKey);
        await using var server = Guarded(guard);
        using var session = Sessions.Open(server, Key);
        await session.SendAsync(Sessions.Get());
        guard.Expire();
        for (int i = 0; i < 10; i++)
            await session.SendAsync(Sessions.Get());
        Assert.Equal((13, 2), (server.Requests.Count, guard.Nonces));
    }

    [Fact]
    public async Task Nonces_that_serve_once_are_coped_with_even_concurrently()
    {
        var guard = new DigestGuard(Key.PublicKey, PrivateKey, usesOfNonce: 1);
        await using var server = Guarded(guard);
        using var session = Sessions.Open(server, Key);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => session.SendAsync(Sessions.Get())));
        Assert.All(answers, a => Assert.Equal(200, a.StatusCode));
        Assert.True(server.Requests.Count <= 3 * 20, $"{server.Requests.Count} requests");
    }

    [Fact]
    public async Task What_is_signed_is_what_is_sent()
    {
        var guard = new DigestGuard(Key.PublicKey, PrivateKey);
        await using var server = Guarded(guard);
        using var session = Sessions.Open(server, Key);
        var request = Sessions.Get("/api/atlas/v2/groups/5f%2F~%7e%41/a%20b/%C3%A9:verb/%2E%2E/x");
        request.Query.Add(new("q", "a b&c=d/é+%"));
        await session.SendAsync(request);
        Assert.Equal("/api/atlas/v2/groups/5f%2F~%7e%41/a%20b/%C3%A9:verb/%2E%2E/x?q=a%20b%26c%3Dd%2F%C3%A9%2B%25", server.Requests[1].Target);
    }

    [Fact]
    public async Task A_changing_request_is_authenticated_with_its_body()
    {
        var guard = new DigestGuard(Key.PublicKey, PrivateKey);
        await using var server = Guarded(guard);
        using var session = Sessions.Open(server, Key);
        await session.SendAsync(Sessions.Of("POST", """{"name":"x"}"""));
        Assert.Equal(["""{"name":"x"}""", """{"name":"x"}"""], server.Requests.Select(r => r.Body));
    }

    [Fact]
    public async Task A_wrong_key_is_an_authentication_failure_after_two_requests()
    {
        var guard = new DigestGuard(Key.PublicKey, "another");
        await using var server = Guarded(guard);
        using var session = Sessions.Open(server, Key);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal((AtlasFailure.Authentication, 401, 2), (failure.Failure, failure.StatusCode, server.Requests.Count));
        Assert.Contains(Key.PublicKey, failure.Message);
        Assert.Contains("You are not authorized", failure.Message);
        Assert.DoesNotContain(PrivateKey, failure.ToString());
    }

    [Fact]
    public async Task A_key_that_is_deleted_in_the_middle_is_an_authentication_failure()
    {
        bool deleted = false;
        var guard = new DigestGuard(Key.PublicKey, PrivateKey);
        await using var server = new RawServer(r => deleted ? Reply.Json(401, "{}") : guard.Refuse(r) ?? Reply.Json(200, "{}"));
        using var session = Sessions.Open(server, Key);
        await session.SendAsync(Sessions.Get());
        deleted = true;
        Assert.Equal(AtlasFailure.Authentication, (await session.FailsAsync(Sessions.Get())).Failure);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task The_same_nonce_again_is_not_worth_another_try()
    {
        await using var server = new RawServer(_ => Reply.Json(401, "{}", "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\""));
        using var session = Sessions.Open(server, Key);
        await session.FailsAsync(Sessions.Get());
        Assert.Equal(2, server.Requests.Count);
        await session.FailsAsync(Sessions.Get());
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_first_call_that_is_cancelled_leaves_the_question_to_the_next()
    {
        var guard = new DigestGuard(Key.PublicKey, PrivateKey);
        await using var server = new RawServer(r => r.Number == 1 ? Reply.Silence() : guard.Refuse(r) ?? Reply.Json(200, "{}"));
        using var session = Sessions.Open(server, Key);
        using var cancel = new CancellationTokenSource();
        var first = session.SendAsync(Sessions.Get(), null, cancel.Token);
        await Eventually.Async(() => server.Requests.Count == 1);
        var second = session.SendAsync(Sessions.Get());
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(200, (await second).StatusCode);
    }

    [Fact]
    public async Task A_server_that_asks_nothing_is_served_concurrently()
    {
        var together = new TaskCompletionSource();
        int waiting = 0;
        await using var server = new RawServer(async r =>
        {
            if (r.Number > 1 && Interlocked.Increment(ref waiting) == 5)
                together.SetResult();
            if (r.Number > 1)
                await together.Task;
            return Reply.Json(200, "{}");
        });
        using var session = Sessions.Open(server, Key);
        await session.SendAsync(Sessions.Get());
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => session.SendAsync(Sessions.Get())));
        Assert.Equal(6, server.Requests.Count);
    }

    private static RawServer Guarded(DigestGuard guard) => new(r => guard.Refuse(r) ?? Reply.Json(200, "{}"));
}
