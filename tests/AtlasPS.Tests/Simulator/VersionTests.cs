using AtlasPS.Simulator;

namespace AtlasPS.Tests.Simulator;

public sealed class VersionTests
{
    private static readonly string Clusters = Caller.Payments + "/clusters";

    [Theory]
    [InlineData("2025-03-12", "2024-08-05")]
    [InlineData("2024-08-05", "2024-08-05")]
    [InlineData("2024-08-04", "2023-02-01")]
    [InlineData("2023-01-01", "2023-01-01")]
    [InlineData("2099-01-01", "2024-08-05")]
    public async Task The_newest_version_not_later_than_the_date_answers(string asked, string answered)
    {
        await using var world = await World.StartAsync(options => options.Clock = ManualClock.Today());
        var reply = await world.Http.Get(Clusters, $"application/vnd.atlas.{asked}+json");
        Assert.Equal(200, reply.Status);
        Assert.Equal($"application/vnd.atlas.{answered}+json;charset=utf-8", reply.Header("Content-Type"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    [InlineData("*/*")]
    [InlineData("application/vnd.atlas.2022-12-31+json")]
    [InlineData("application/vnd.atlas.2025-13-45+json")]
    [InlineData("application/vnd.atlas.2025-03-12+csv")]
    [InlineData("application/vnd.atlas.preview+json")]
    public async Task What_cannot_be_served_is_not_acceptable(string? accept)
    {
        await using var world = await World.StartAsync();
        var reply = await world.Http.Send(HttpMethod.Get, Clusters, null, accept);
        Assert.Equal(406, reply.Status);
        Assert.NotNull(reply.Header("X-Error-Code"));
    }

    [Fact]
    public async Task A_version_past_its_sunset_is_gone_when_another_took_over()
    {
        var clock = ManualClock.Today();
        await using var world = await World.StartAsync(options => options.Clock = clock);
        const string Old = "application/vnd.atlas.2023-01-01+json";

        var warned = await world.Http.Get(Clusters, Old);
        Assert.Equal(200, warned.Status);
        Assert.Equal("Wed, 1 Feb 2023 00:00:00 GMT", warned.Header("Deprecation"));
        Assert.Equal("Thu, 1 Jul 2027 00:00:00 GMT", warned.Header("Sunset"));

        clock.Advance(TimeSpan.FromDays(365));
        var gone = await world.Http.Get(Clusters, Old);
        Assert.Equal(410, gone.Status);
        Assert.Equal("VERSION_GONE", gone.ErrorCode);
        Assert.Equal(200, (await world.Http.Get(Clusters)).Status);
    }

    [Fact]
    public async Task An_operation_without_a_dated_version_is_served_as_preview()
    {
        await using var world = await World.StartAsync();
        string path = Caller.Payments + "/standbyLinks";
        Assert.Equal(406, (await world.Http.Get(path)).Status);
        var reply = await world.Http.Get(path, "application/vnd.atlas.preview+json");
        Assert.Equal(200, reply.Status);
        Assert.Equal("application/vnd.atlas.preview+json;charset=utf-8", reply.Header("Content-Type"));
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("application/vnd.atlas.2020-01-01+json", 415)]
    [InlineData("application/vnd.atlas.2023-01-01+json", 200)]
    [InlineData("application/json", 200)]
    public async Task Bodies_have_to_say_what_they_are(string contentType, int status)
    {
        await using var world = await World.StartAsync();
        var reply = await world.Http.Send(HttpMethod.Patch, Caller.Payments, """{"name":"Payments"}""", contentType: contentType);
        Assert.Equal(status, reply.Status);
    }

    [Fact]
    public async Task Without_credentials_only_the_open_operation_answers()
    {
        await using var world = await World.StartAsync();
        using var stranger = new Caller(world.Atlas, new("Bearer", "unknown"));
        Assert.Equal(401, (await stranger.Get("/api/atlas/v2/groups")).Status);
        Assert.Equal(401, (await stranger.Get("/api/atlas/v2/nowhere")).Status);
        Assert.Equal(200, (await stranger.Get("/api/atlas/v2/unauth/controlPlaneIPAddresses")).Status);
    }
}
