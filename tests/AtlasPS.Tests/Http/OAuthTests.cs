using System.Text;
using AtlasPS.Http;
using AtlasPS.Http.Authentication;
using AtlasPS.Http.Timing;

namespace AtlasPS.Tests.Http;

public class OAuthTests
{
    [Fact]
    public async Task One_token_serves_all_calls_of_all_sessions()
    {
        var atlas = new TokenServer();
        await using var server = atlas.Start();
        using var one = Sessions.Open(server, Sessions.Account);
        using var two = Sessions.Open(server, Sessions.Account);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => (i % 2 == 0 ? one : two).SendAsync(Sessions.Get()))));
        Assert.Equal((1, 65), (atlas.Given, server.Requests.Count));

        var request = server.Requests[0];
        Assert.Equal(("POST", "/api/oauth/token", "grant_type=client_credentials"), (request.Method, request.Target, request.Body));
        Assert.Equal("application/x-www-form-urlencoded", request["Content-Type"]);
        Assert.Equal("application/json", request["Accept"]);
    }

    [Fact]
    public async Task Id_and_secret_are_form_encoded_inside_Basic()
    {
        var atlas = new TokenServer();
        await using var server = atlas.Start();
        using var session = Sessions.Open(new Uri(server.Address, "/base/"), new ServiceAccountCredential("id:1", "a/b%c+d=~"));
        await session.SendAsync(Sessions.Get());
        Assert.Equal("/base/api/oauth/token", server.Requests[0].Target);
        Assert.Equal("id%3A1:a%2Fb%25c%2Bd%3D~", Encoding.ASCII.GetString(Convert.FromBase64String(server.Requests[0]["Authorization"]!["Basic ".Length..])));
    }

    [Fact]
    public async Task Another_secret_or_account_gets_no_share_of_the_token()
    {
        var atlas = new TokenServer();
        await using var server = atlas.Start();
        foreach (var account in new[] { Sessions.Account, new("mdb_sa_id_0123", "other"), new("mdb_sa_id_other", "mdb_sa_sk_s3cr3t") })
        {
            using var session = Sessions.Open(server, account);
            await session.SendAsync(Sessions.Get());
        }

        Assert.Equal(3, atlas.Given);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_expires()
    {
        var clock = new HandClock();
        var atlas = new TokenServer { Lifetime = "3600" };
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account, seconds: 3600 * 5, pace: Sessions.Quick with { Clock = clock });
        await session.SendAsync(Sessions.Get());
        clock.Advance(TimeSpan.FromSeconds(3470));
        await session.SendAsync(Sessions.Get());
        Assert.Equal(1, atlas.Given);
        clock.Advance(TimeSpan.FromSeconds(75));
        await session.SendAsync(Sessions.Get());
        Assert.Equal((2, "Bearer token-2"), (atlas.Given, server.Requests[^1]["Authorization"]));
    }

    [Fact]
    public async Task A_token_that_lives_shorter_than_the_margin_is_used_up_first()
    {
        var clock = new HandClock();
        var atlas = new TokenServer { Lifetime = "30" };
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account, pace: Sessions.Quick with { Clock = clock });
        for (int i = 0; i < 5; i++)
            await session.SendAsync(Sessions.Get());
        Assert.Equal(1, atlas.Given);
        clock.Advance(TimeSpan.FromSeconds(30));
        await session.SendAsync(Sessions.Get());
        Assert.Equal(2, atlas.Given);
    }

    [Fact]
    public async Task An_early_renewal_that_fails_is_no_failure_while_the_token_lasts()
    {
        var clock = new HandClock();
        var atlas = new TokenServer { Lifetime = "3600" };
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account, pace: Sessions.Quick with { Clock = clock });
        await session.SendAsync(Sessions.Get());
        atlas.Refusal = Reply.Json(429, "{}", "Retry-After: 5");
        clock.Advance(TimeSpan.FromSeconds(3550));
        await session.SendAsync(Sessions.Get());
        await session.SendAsync(Sessions.Get());
        Assert.Equal(1, atlas.Refused);
        atlas.Refusal = null;
        clock.Advance(TimeSpan.FromSeconds(11));
        await session.SendAsync(Sessions.Get());
        Assert.Equal("Bearer token-2", server.Requests[^1]["Authorization"]);
    }

    [Theory]
    [InlineData("\"3600\"")]
    [InlineData("null")]
    [InlineData("\"soon\"")]
    [InlineData("1e99")]
    public async Task An_odd_lifetime_is_lived_with(string lifetime)
    {
        var atlas = new TokenServer { Lifetime = lifetime };
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account);
        await session.SendAsync(Sessions.Get());
        await session.SendAsync(Sessions.Get());
        Assert.Equal(1, atlas.Given);
    }

    [Fact]
    public async Task A_token_that_Atlas_no_longer_takes_is_replaced_once_for_all_calls()
    {
        var atlas = new TokenServer();
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account);
        await session.SendAsync(Sessions.Get());
        atlas.RevokeAll();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => session.SendAsync(Sessions.Get())));
        Assert.Equal(2, atlas.Given);
    }

    [Fact]
    public async Task A_second_401_is_an_authentication_failure()
    {
        var atlas = new TokenServer { TakesTokens = false };
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal((AtlasFailure.Authentication, 401, 2), (failure.Failure, failure.StatusCode, atlas.Given));
        Assert.DoesNotContain("token-", failure.ToString());
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"Client authentication failed"}""")]
    [InlineData(400, """{"error":"invalid_client"}""")]
    [InlineData(401, "")]
    public async Task A_wrong_secret_is_said_once_to_everybody_who_waited(int status, string body)
    {
        var atlas = new TokenServer { Refusal = Reply.Json(status, body), Pause = TimeSpan.FromMilliseconds(300) };
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account);
        var failures = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => session.FailsAsync(Sessions.Get())));
        Assert.Single(server.Requests);
        Assert.All(failures, failure => Assert.Equal(body == "" ? null : "invalid_client", failure.ErrorCode));
        Assert.All(failures, failure =>
        {
            Assert.Equal((AtlasFailure.Authentication, status, "GET /api/atlas/v2/groups", false), (failure.Failure, failure.StatusCode, failure.RequestLine, failure.OutcomeUnknown));
            Assert.Contains("mdb_sa_id_0123", failure.Message);
            Assert.Contains("secret", failure.Message);
            Assert.DoesNotContain("s3cr3t", failure.ToString());
        });
        Assert.Equal(failures.Length, failures.Distinct().Count());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task What_the_token_endpoint_repeats_of_its_request_goes_no_further(int status)
    {
        const string Echo = "mdb_sa_sk_s3cr3t";
        var atlas = new TokenServer { Refusal = Reply.Json(status, $$"""{"error":"{{Echo}}","errorCode":"{{Echo}}","reason":"{{Echo}}","detail":"{{Echo}}","error_description":"id and secret: {{Echo}}","parameters":["{{Echo}}"]}""") };
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal((AtlasFailure.Authentication, status), (failure.Failure, failure.StatusCode));
        Assert.False(failure.SaysGone);
        Assert.DoesNotContain("s3cr3t", $"{failure} {failure.ErrorCode} {failure.Reason} {failure.Detail} {failure.Document} {string.Join(" ", failure.Parameters)}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task The_token_endpoint_is_waited_for_as_it_asks(int status)
    {
        var watcher = new Watcher();
        var atlas = new TokenServer { Refusal = Reply.Json(status, "{}", "Retry-After: 0") };
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account);
        var call = session.SendAsync(Sessions.Of("POST", "{}"), watcher, CancellationToken.None);
        await watcher.FirstWait.Task;
        atlas.Refusal = null;
        Assert.Equal(200, (await call).StatusCode);
        Assert.Contains($"wait 1 {status}, Retry-After 0 s", watcher.Events);
    }

    [Fact]
    public async Task Only_one_waits_where_the_token_endpoint_asks_for_patience()
    {
        var atlas = new TokenServer { Refusal = Reply.Json(429, "{}", "Retry-After: 1") };
        await using var server = atlas.Start();
        using var one = Sessions.Open(server, Sessions.Account);
        using var two = Sessions.Open(server, Sessions.Account);
        var calls = Enumerable.Range(0, 32).Select(i => Task.Run(() => (i % 2 == 0 ? one : two).SendAsync(Sessions.Get()))).ToList();
        await Eventually.Async(() => atlas.Refused == 1);
        atlas.Refusal = null;
        await Task.WhenAll(calls);
        Assert.Equal((1, 1), (atlas.Refused, atlas.Given));
    }

    [Theory]
    [InlineData("3600")]
    [InlineData("99999999999999999999")]
    public async Task Nobody_asks_for_a_token_before_the_time_that_the_endpoint_named(string retryAfter)
    {
        var clock = new HandClock();
        var atlas = new TokenServer { Refusal = Reply.Json(429, "{}", $"Retry-After: {retryAfter}") };
        await using var server = atlas.Start();
        using var one = Sessions.Open(server, Sessions.Account, pace: Sessions.Quick with { Clock = clock });
        using var two = Sessions.Open(server, Sessions.Account, pace: Sessions.Quick with { Clock = clock });
        foreach (var session in (AtlasHttpSession[])[one, two, one])
        {
            var failure = await session.FailsAsync(Sessions.Get());
            Assert.Equal((AtlasFailure.Authentication, 429), (failure.Failure, failure.StatusCode));
            Assert.True(failure.RetryAfter > TimeSpan.FromMinutes(59), $"{failure.RetryAfter}");
            Assert.Contains("mdb_sa_id_0123", failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, atlas.Refused);
        atlas.Refusal = null;
        clock.Advance(TimeSpan.FromHours(25));
        await two.SendAsync(Sessions.Get());
        Assert.Equal((1, 1), (atlas.Refused, atlas.Given));
    }

    [Fact]
    public async Task A_pause_outlives_whoever_was_waiting_in_it()
    {
        var clock = new HandClock();
        var watcher = new Watcher();
        var atlas = new TokenServer { Refusal = Reply.Json(503, "{}", "Retry-After: 600") };
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account, seconds: 3600, pace: Sessions.Quick with { Clock = clock });
        using var cancel = new CancellationTokenSource();
        var first = session.SendAsync(Sessions.Get(), watcher, cancel.Token);
        await watcher.FirstWait.Task;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        // The next one waits in its place, and is told so.
        var next = new Watcher();
        using var cancelNext = new CancellationTokenSource();
        var second = session.SendAsync(Sessions.Get(), next, cancelNext.Token);
        await next.FirstWait.Task;
        Assert.InRange(next.Waits.Single(), TimeSpan.FromSeconds(500), TimeSpan.FromSeconds(600));
        await cancelNext.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(1, atlas.Refused);
    }

    [Fact]
    public async Task An_early_renewal_keeps_to_the_time_that_the_endpoint_names()
    {
        var clock = new HandClock();
        var atlas = new TokenServer { Lifetime = "3600" };
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account, pace: Sessions.Quick with { Clock = clock });
        await session.SendAsync(Sessions.Get());
        atlas.Refusal = Reply.Json(429, "{}", "Retry-After: 30");
        clock.Advance(TimeSpan.FromSeconds(3550));
        await session.SendAsync(Sessions.Get());
        clock.Advance(TimeSpan.FromSeconds(15));
        await session.SendAsync(Sessions.Get());
        Assert.Equal(1, atlas.Refused);
        clock.Advance(TimeSpan.FromSeconds(20));
        await session.SendAsync(Sessions.Get());
        Assert.Equal(2, atlas.Refused);
    }

    [Fact]
    public void Renewals_of_many_tokens_do_not_fall_together()
    {
        var clock = new HandClock();
        var begin = clock.GetUtcNow();
        var grants = Enumerable.Range(0, 50).Select(_ => Grant.Of("t", TimeSpan.FromHours(1), new Pace { Clock = clock })).ToList();
        Assert.All(grants, grant => Assert.InRange(grant.ExpiresAt - grant.RenewAt, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)));
        Assert.True(grants.Select(grant => (int)(grant.RenewAt - begin).TotalSeconds).Distinct().Count() > 10);
    }

    [Theory]
    [InlineData(500, "{}", "500")]
    [InlineData(500, "<html>Internal</html>", "500")]
    [InlineData(200, "<html>Sign in</html>", "HTML")]
    [InlineData(302, "", "Redirects are not followed")]
    [InlineData(403, """{"errorCode":"IP_ADDRESS_NOT_ON_ACCESS_LIST"}""", "IP_ADDRESS_NOT_ON_ACCESS_LIST")]
    public async Task What_the_token_endpoint_says_instead_is_passed_on_without_the_secret(int status, string body, string says)
    {
        var atlas = new TokenServer { Refusal = Reply.Json(status, body, "Location: http://127.0.0.1:9/") };
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal(status, failure.StatusCode);
        Assert.Contains("No token for the service account mdb_sa_id_0123", failure.Message, StringComparison.Ordinal);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        SecretForms.AssertAbsent(SecretForms.Of("mdb_sa_id_0123", "mdb_sa_sk_s3cr3t"), failure.ToString(), "The failure");
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Trouble_at_the_token_endpoint_is_not_multiplied_by_the_retries_of_the_call()
    {
        var atlas = new TokenServer { Refusal = Reply.HangUp() };
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account, retries: 2);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal((AtlasFailure.Connection, 3), (failure.Failure, server.Requests.Count));
    }

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"access_token":"a\r\nb"}""")]
    [InlineData("""{"access_token":"s3cr3t","token_type":"mac"}""")]
    [InlineData("""{"access_token":"s3cr3t",""")]
    public async Task An_answer_without_a_usable_token_is_an_authentication_failure(string body)
    {
        var atlas = new TokenServer { Refusal = Reply.Json(200, body) };
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account);
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal(AtlasFailure.Authentication, failure.Failure);
        Assert.DoesNotContain("s3cr3t", failure.ToString());
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_hung_token_endpoint_is_a_timeout()
    {
        await using var server = new RawServer(_ => Reply.Silence());
        using var session = Sessions.Open(server, Sessions.Account, seconds: 0.2);
        var failure = await session.FailsAsync(Sessions.Of("POST", "{}"));
        Assert.Equal((AtlasFailure.Timeout, false), (failure.Failure, failure.OutcomeUnknown));
    }

    [Fact]
    public async Task Whoever_goes_last_revokes_the_token()
    {
        var atlas = new TokenServer();
        await using var server = atlas.Start();
        using var one = Sessions.Open(server, Sessions.Account);
        using var two = Sessions.Open(server, Sessions.Account);
        await one.SendAsync(Sessions.Get());
        await one.CloseAsync(CancellationToken.None);
        await one.CloseAsync(CancellationToken.None);
        Assert.Equal(2, server.Requests.Count);
        await two.SendAsync(Sessions.Get());
        await two.CloseAsync(CancellationToken.None);

        var revocation = server.Requests[^1];
        Assert.Equal(("POST", "/api/oauth/revoke", "token=token-1&token_type_hint=access_token"), (revocation.Method, revocation.Target, revocation.Body));
        Assert.StartsWith("Basic ", revocation["Authorization"]);
        Assert.Equal(4, server.Requests.Count);
        using var three = Sessions.Open(server, Sessions.Account);
        await three.SendAsync(Sessions.Get());
        Assert.Equal(2, atlas.Given);
    }

    [Fact]
    public async Task A_session_that_never_spoke_has_nothing_to_revoke()
    {
        var atlas = new TokenServer();
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account);
        await session.CloseAsync(CancellationToken.None);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("500")]
    [InlineData("hang up")]
    public async Task A_revocation_that_fails_is_nobodys_trouble(string how)
    {
        var atlas = new TokenServer { Revocation = how switch { "hang" => Reply.Silence(), "500" => Reply.Json(500, "{}"), _ => Reply.HangUp() } };
        await using var server = atlas.Start();
        using var session = Sessions.Open(server, Sessions.Account, pace: Sessions.Quick with { RevocationTimeout = TimeSpan.FromSeconds(0.2) });
        await session.SendAsync(Sessions.Get());
        await session.CloseAsync(CancellationToken.None);
        Assert.Equal(3, server.Requests.Count);
    }

    /// <summary>An Atlas that gives out tokens and takes only those.</summary>
    private sealed class TokenServer
    {
        private readonly HashSet<string> _live = [];

        public string Lifetime { get; init; } = "3600";

        public Reply? Refusal { get; set; }

        public Reply Revocation { get; init; } = Reply.Json(200, "{}");

        public TimeSpan Pause { get; init; }

        public bool TakesTokens { get; init; } = true;

        public int Given { get; private set; }

        public int Refused { get; private set; }

        public void RevokeAll()
        {
            lock (_live)
                _live.Clear();
        }

        public RawServer Start() => new(async request =>
        {
            await Task.Delay(Pause);
            lock (_live)
                return Answer(request);
        });

        private Reply Answer(RawRequest request)
        {
            if (request.Target.EndsWith("/api/oauth/revoke", StringComparison.Ordinal))
                return Revocation;
            if (!request.Target.EndsWith("/api/oauth/token", StringComparison.Ordinal))
                return TakesTokens && _live.Contains(request["Authorization"]!) ? Reply.Json(200, "{}") : Reply.Json(401, "{}");
            if (Refusal is not null)
            {
                Refused++;
                return Refusal;
            }

            _live.Add($"Bearer token-{++Given}");
            return Reply.Json(200, $$"""{"access_token":"token-{{Given}}","token_type":"Bearer","expires_in":{{Lifetime}}}""");
        }
    }
}
