using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Simulator;

/// <summary>Bad weather on demand.</summary>
public sealed class FaultTests
{
    private static readonly string Clusters = Caller.Payments + "/clusters";

    [Fact]
    public async Task A_fault_hits_as_often_as_it_was_ordered_and_only_what_it_matches()
    {
        await using var world = await World.StartAsync();
        world.Atlas.AddFault(new SimulatorFault { Match = "GET /api/atlas/v2/groups/*/clusters", Count = 2, Status = 429, RetryAfter = 1 });

        Assert.Equal(200, (await world.Http.Get(Clusters + "/Cluster0")).Status);
        Assert.Equal(200, (await world.Http.Get(Caller.Payments)).Status);
        for (int i = 0; i < 2; i++)
        {
            var limited = await world.Http.Get(Clusters + "?pageNum=1");
            Assert.Equal((429, "RATE_LIMITED", "1"), (limited.Status, limited.ErrorCode, limited.Header("Retry-After")));
        }

        Assert.Equal(200, (await world.Http.Get(Clusters)).Status);
    }

    [Fact]
    public async Task Skipping_and_the_query_pick_one_page()
    {
        await using var world = await World.StartAsync();
        world.Atlas.AddFault(new SimulatorFault { Match = "* /**?*pageNum=3*", Status = 500 });
        world.Atlas.AddFault(new SimulatorFault { Match = "* /**/alerts", Skip = 1, Status = 502 });

        Assert.Equal(200, (await world.Http.Get(Clusters + "?pageNum=2")).Status);
        Assert.Equal(500, (await world.Http.Get(Clusters + "?pageNum=3")).Status);
        Assert.Equal(200, (await world.Http.Get(Caller.Payments + "/alerts")).Status);
        Assert.Equal(502, (await world.Http.Get(Caller.Payments + "/alerts")).Status);
    }

    [Fact]
    public async Task Html_may_come_instead_of_json()
    {
        await using var world = await World.StartAsync();
        world.Atlas.AddFault(new SimulatorFault { Status = 503, Body = "<html>Down for maintenance</html>" });
        var reply = await world.Http.Get(Clusters);
        Assert.Equal((503, "text/html", "<html>Down for maintenance</html>"), (reply.Status, reply.Header("Content-Type"), reply.Text));
    }

    [Theory]
    [InlineData(FaultResults.Short, "[*]")]
    [InlineData(FaultResults.Empty, "[]")]
    [InlineData(FaultResults.Null, "null")]
    [InlineData(FaultResults.Missing, "")]
    public async Task Items_of_a_page_go_missing_while_its_count_stays(FaultResults how, string results)
    {
        await using var world = await World.StartAsync();
        int before = JsonNode.Parse((await world.Http.Get(Clusters)).Text)!["totalCount"]!.GetValue<int>();
        world.Atlas.AddFault(new SimulatorFault { Match = "GET /**/clusters", Results = how });
        var page = JsonNode.Parse((await world.Http.Get(Clusters)).Text)!.AsObject();
        Assert.Equal(before, page["totalCount"]!.GetValue<int>());
        Assert.Equal(results.Length > 0, page.ContainsKey("results"));
        if (results == "[*]")
            Assert.Equal((before + 1) / 2, page["results"]!.AsArray().Count);
        else if (results.Length > 0)
            Assert.Equal(results, page["results"]?.ToJsonString() ?? "null");
    }

    [Theory]
    [InlineData(FaultConnection.CutBeforeHeaders)]
    [InlineData(FaultConnection.CutAfterHeaders)]
    [InlineData(FaultConnection.CutMidBody)]
    public async Task Connections_break(FaultConnection connection)
    {
        await using var world = await World.StartAsync();
        world.Atlas.AddFault(new SimulatorFault { Connection = connection });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => world.Http.Get(Clusters));
        Assert.Equal(200, (await world.Http.Get(Clusters)).Status);
    }

    [Theory]
    [InlineData(FaultConnection.HangBeforeHeaders)]
    [InlineData(FaultConnection.HangMidBody)]
    public async Task A_hung_answer_lasts_until_the_caller_hangs_up(FaultConnection connection)
    {
        await using var world = await World.StartAsync();
        world.Atlas.AddFault(new SimulatorFault { Connection = connection });
        using var patience = new CancellationTokenSource(150);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Http.Send(HttpMethod.Get, Clusters, null, cancellationToken: patience.Token));
    }

    [Fact]
    public async Task A_hung_answer_does_not_keep_the_simulator_from_stopping()
    {
        var world = await World.StartAsync();
        world.Atlas.AddFault(new SimulatorFault { Connection = FaultConnection.HangBeforeHeaders });
        var hanging = world.Http.Get(Clusters);
        while (world.Atlas.RequestCount == 0)
            await Task.Delay(5);
        var watch = Stopwatch.StartNew();
        await world.Atlas.DisposeAsync();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"It took {watch.Elapsed}.");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => hanging);
    }

    [Fact]
    public async Task The_reply_may_be_lost_while_the_change_is_not()
    {
        await using var world = await World.StartAsync();
        world.Atlas.AddFault(new SimulatorFault { Match = "POST /**", Connection = FaultConnection.CutBeforeHeaders, Perform = true });
        const string Body = """{"username":"lost","databaseName":"admin","roles":[]}""";
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => world.Http.Post(Caller.Payments + "/databaseUsers", Body));
        Assert.Equal("USER_ALREADY_EXISTS", (await world.Http.Post(Caller.Payments + "/databaseUsers", Body)).ErrorCode);
    }

    [Fact]
    public async Task An_answer_may_take_its_time()
    {
        await using var world = await World.StartAsync();
        world.Atlas.AddFault(new SimulatorFault { LatencyMs = 120 });
        var watch = Stopwatch.StartNew();
        Assert.Equal(200, (await world.Http.Get(Clusters)).Status);
        Assert.True(watch.ElapsedMilliseconds >= 110, $"It took {watch.ElapsedMilliseconds} ms.");
    }

    [Fact]
    public async Task A_fault_waits_for_credentials_unless_told_otherwise()
    {
        await using var world = await World.StartAsync();
        using var stranger = new Caller(world.Atlas, new("Bearer", "unknown"));
        world.Atlas.AddFault(new SimulatorFault { Status = 500 });
        Assert.Equal(401, (await stranger.Get(Clusters)).Status);
        Assert.Equal(500, (await world.Http.Get(Clusters)).Status);

        world.Atlas.AddFault(new SimulatorFault { Status = 503, BeforeAuthentication = true });
        Assert.Equal(503, (await stranger.Get(Clusters)).Status);
    }

    [Fact]
    public async Task Faults_are_ordered_and_taken_back_over_the_wire()
    {
        await using var world = await World.StartAsync();
        using var http = new HttpClient { BaseAddress = world.Atlas.BaseAddress };
        var ordered = await http.PostAsync("__simulator/faults",
            new StringContent("""{"match":"GET /api/atlas/v2/orgs","count":null,"status":402,"errorCode":"NO_PAYMENT_INFORMATION_FOUND","headers":{"X-Weather":"bad"}}""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.NoContent, ordered.StatusCode);
        for (int i = 0; i < 3; i++)
        {
            var reply = await world.Http.Get("/api/atlas/v2/orgs");
            Assert.Equal((402, "NO_PAYMENT_INFORMATION_FOUND", "bad"), (reply.Status, reply.ErrorCode, reply.Header("X-Weather")));
        }

        await http.DeleteAsync("__simulator/faults");
        Assert.Equal(200, (await world.Http.Get("/api/atlas/v2/orgs")).Status);

        var wrong = await http.PostAsync("__simulator/faults", new StringContent("""{"macht":"GET /x"}""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }
}
