using System.Diagnostics;
using System.Net.Http.Headers;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Simulator;

/// <summary>The simulator's own limits, by its own clock.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task More_than_the_limit_is_refused_until_there_is_a_token_again()
    {
        var clock = ManualClock.Today();
        await using var world = await World.StartAsync(options => (options.RequestsPerMinute, options.Clock) = (3, clock));
        for (int left = 2; left >= 0; left--)
        {
            var reply = await world.Http.Get(Caller.Payments);
            Assert.Equal((200, "3", $"{left}"), (reply.Status, reply.Header("RateLimit-Limit"), reply.Header("RateLimit-Remaining")));
        }

        clock.Advance(TimeSpan.FromSeconds(0.5));
        var refused = await world.Http.Get(Caller.Payments);
        Assert.Equal((429, "RATE_LIMITED_TOKEN_BUCKET", "RATE_LIMITED_TOKEN_BUCKET"), (refused.Status, refused.ErrorCode, refused.Header("X-Error-Code")));
        Assert.Equal(("20", "0"), (refused.Header("Retry-After"), refused.Header("RateLimit-Remaining")));
        Assert.Equal("20,3,3,60", string.Join(',', refused.Json["parameters"]!.AsArray().Skip(1)));

        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("10", (await world.Http.Get(Caller.Payments)).Header("Retry-After"));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(200, (await world.Http.Get(Caller.Payments)).Status);

        var seen = world.Atlas.Requests;
        Assert.Equal([false, false, false, false, true, false], seen.Select(request => request.TooSoon));
        Assert.Equal(TimeSpan.FromSeconds(20), seen[5].ReceivedAt - seen[3].ReceivedAt);
    }

    [Fact]
    public async Task Each_project_has_a_limit_of_its_own_for_reading_and_for_changing()
    {
        await using var world = await World.StartAsync(options => (options.RequestsPerMinute, options.Clock) = (1, ManualClock.Today()));
        string[] answers =
        [
            $"{(await world.Http.Get(Caller.Payments)).Status}",
            $"{(await world.Http.Get(Caller.Payments + "/clusters")).Status}",
            $"{(await world.Http.Patch(Caller.Payments, "{}")).Status}",
            $"{(await world.Http.Get($"/api/atlas/v2/groups/{SeedIds.Catalog}")).Status}",
            $"{(await world.Http.Get(Caller.Contoso)).Status}",
            $"{(await world.Http.Get("/api/atlas/v2/groups")).Status}",
            $"{(await world.Http.Get("/api/atlas/v2/orgs")).Status}",
        ];
        Assert.Equal(["200", "429", "200", "200", "200", "200", "429"], answers);
    }

    [Fact]
    public async Task What_is_left_can_be_kept_secret()
    {
        await using var world = await World.StartAsync(options => (options.RequestsPerMinute, options.Clock, options.TellsRateLimits) = (1, ManualClock.Today(), false));
        Assert.Null((await world.Http.Get(Caller.Payments)).Header("RateLimit-Remaining"));
        var refused = await world.Http.Get(Caller.Payments);
        Assert.Equal((429, null, "60"), (refused.Status, refused.Header("RateLimit-Limit"), refused.Header("Retry-After")));
    }

    [Fact]
    public async Task Without_a_limit_nothing_is_refused()
    {
        await using var world = await World.StartAsync(options => options.Clock = ManualClock.Today());
        var replies = await Task.WhenAll(Enumerable.Range(0, 1300).Select(_ => world.Http.Get("/api/atlas/v2/groups")));
        Assert.All(replies, reply => Assert.Equal(200, reply.Status));
    }

    [Fact]
    public async Task The_program_takes_a_limit()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(AtlasSimulator).Assembly.Location, "--port", "0", "--requests-per-minute", "1"]) { RedirectStandardOutput = true })!;
        try
        {
            string address = (await process.StandardOutput.ReadLineAsync())!.Split(' ')[^1];
            using var http = new HttpClient { BaseAddress = new Uri(address) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", SimulatorOptions.DefaultAccessToken);
            http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", Caller.Version);
            Assert.Equal(200, (int)(await http.GetAsync("api/atlas/v2/groups")).StatusCode);
            Assert.Equal(429, (int)(await http.GetAsync("api/atlas/v2/groups")).StatusCode);
        }
        finally
        {
            process.Kill();
        }
    }
}
