using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Simulator;

/// <summary>RFC 6749 (client credentials) and RFC 7009 (revocation).</summary>
public sealed class OAuthTests
{
    [Fact]
    public async Task A_service_account_gets_a_token_that_opens_the_door()
    {
        await using var world = await World.StartAsync();
        var (status, json) = await Token(world);

        Assert.Equal(200, status);
        Assert.Equal("Bearer", json["token_type"]!.GetValue<string>());
        Assert.Equal(3600, json["expires_in"]!.GetValue<int>());
        Assert.Equal(200, await Knock(world, json));
    }

    [Fact]
    public async Task A_token_dies_with_its_hour()
    {
        var clock = ManualClock.Today();
        await using var world = await World.StartAsync(options => options.Clock = clock);
        var (_, json) = await Token(world);
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(200, await Knock(world, json));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(401, await Knock(world, json));
    }

    [Fact]
    public async Task A_revoked_token_is_dead_at_once()
    {
        await using var world = await World.StartAsync();
        var (_, json) = await Token(world);
        var (status, _) = await Post(world, "api/oauth/revoke", Basic(world), $"token={json["access_token"]}&token_type_hint=access_token");

        Assert.Equal(200, status);
        Assert.Equal(401, await Knock(world, json));
    }

    [Fact]
    public async Task Id_and_secret_are_form_encoded_before_they_are_joined()
    {
        await using var world = await World.StartAsync(options =>
        {
            options.ClientId = "mdb_sa_id_:%";
            options.ClientSecret = "a+b c/%é";
        });
        Assert.Equal(200, (await Token(world)).Status);

        string plain = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{world.Atlas.Options.ClientId}:{world.Atlas.Options.ClientSecret}"));
        Assert.Equal(401, (await Post(world, "api/oauth/token", plain, "grant_type=client_credentials")).Status);
    }

    [Fact]
    public async Task The_eleventh_request_of_a_minute_has_to_wait()
    {
        var clock = ManualClock.Today();
        await using var world = await World.StartAsync(options => options.Clock = clock);
        for (int i = 0; i < 10; i++)
            Assert.Equal(200, (await Token(world)).Status);
        clock.Advance(TimeSpan.FromSeconds(40));

        using var response = await Raw(world, "api/oauth/token", Basic(world), "grant_type=client_credentials");
        Assert.Equal(429, (int)response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(20), response.Headers.RetryAfter!.Delta);

        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(200, (await Token(world)).Status);
    }

    [Theory]
    [InlineData("mdb_sa_id_000000000000000000000001:wrong", "grant_type=client_credentials", 401, "invalid_client")]
    [InlineData("someone:mdb_sa_sk_sandbox", "grant_type=client_credentials", 401, "invalid_client")]
    [InlineData("mdb_sa_id_000000000000000000000001:mdb_sa_sk_sandbox", "grant_type=password", 400, "unsupported_grant_type")]
    public async Task Mistakes_are_answered_as_the_standard_says(string client, string body, int status, string error)
    {
        await using var world = await World.StartAsync();
        var (answered, json) = await Post(world, "api/oauth/token", Convert.ToBase64String(Encoding.UTF8.GetBytes(client)), body);
        Assert.Equal(status, answered);
        Assert.Equal(error, json["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_log_keeps_no_secret()
    {
        await using var world = await World.StartAsync();
        var (_, json) = await Token(world);
        await Knock(world, json);
        await Post(world, "api/oauth/revoke", Basic(world), $"token={json["access_token"]}");

        string log = string.Join('\n', world.Atlas.Requests.Select(request => $"{request} {string.Join(';', request.Headers)} {request.Body}"));
        Assert.DoesNotContain(json["access_token"]!.GetValue<string>(), log, StringComparison.Ordinal);
        Assert.DoesNotContain(Basic(world), log, StringComparison.Ordinal);
        Assert.Contains("[Authorization, Bearer]", log, StringComparison.Ordinal);
    }

    private static string Basic(World world)
    {
        static string Form(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Form(world.Atlas.Options.ClientId)}:{Form(world.Atlas.Options.ClientSecret)}"));
    }

    private static Task<(int Status, JsonNode Json)> Token(World world) => Post(world, "api/oauth/token", Basic(world), "grant_type=client_credentials");

    private static async Task<(int Status, JsonNode Json)> Post(World world, string path, string basic, string body)
    {
        using var response = await Raw(world, path, basic, body);
        string text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }

    private static async Task<HttpResponseMessage> Raw(World world, string path, string basic, string body)
    {
        using var http = new HttpClient { BaseAddress = world.Atlas.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", basic);
        return await http.PostAsync(path, new StringContent(body, MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded")));
    }

    private static async Task<int> Knock(World world, JsonNode token)
    {
        using var caller = new Caller(world.Atlas, new AuthenticationHeaderValue("Bearer", token["access_token"]!.GetValue<string>()));
        return (await caller.Get("/api/atlas/v2/orgs")).Status;
    }
}
