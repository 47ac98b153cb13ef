using System.Net.NetworkInformation;
using System.Text;
using System.Text.Json.Nodes;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Simulator;

public sealed class ControlTests
{
    [Fact]
    public async Task The_log_tells_what_arrived()
    {
        await using var world = await World.StartAsync();
        using var http = new HttpClient { BaseAddress = world.Atlas.BaseAddress };
        await world.Http.Patch(Caller.Payments + "?pretty=true", """{"name":"Payments"}""");

        var log = JsonNode.Parse(await http.GetStringAsync("__simulator/log"))!;
        var entry = log["requests"]![0]!;
        Assert.Equal(1, log["count"]!.GetValue<int>());
        Assert.Equal("PATCH", entry["method"]!.GetValue<string>());
        Assert.Equal(Caller.Payments + "?pretty=true", entry["target"]!.GetValue<string>());
        Assert.Equal(200, entry["status"]!.GetValue<int>());
        Assert.Equal("""{"name":"Payments"}""", entry["body"]!.GetValue<string>());
        Assert.Equal(Caller.Version, entry["headers"]!["Accept"]!.GetValue<string>());
        Assert.DoesNotContain(world.Atlas.Options.AccessToken, log.ToJsonString(), StringComparison.Ordinal);

        await http.DeleteAsync("__simulator/log");
        Assert.Empty(world.Atlas.Requests);
    }

    [Fact]
    public async Task Emptying_the_log_returns_each_request_once()
    {
        await using var world = await World.StartAsync();
        using var http = new HttpClient { BaseAddress = world.Atlas.BaseAddress };
        var sending = Task.WhenAll(Enumerable.Range(0, 500).Select(_ => http.GetAsync("none")));

        int seen = 0;
        do
            seen += await TakeAsync();
        while (!sending.IsCompleted);
        await sending;
        seen += await TakeAsync();

        Assert.Equal(500, seen);

        async Task<int> TakeAsync()
        {
            using var answer = await http.DeleteAsync("__simulator/log");
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["requests"]!.AsArray().Count;
        }
    }

    [Fact]
    public async Task A_reset_brings_the_seed_back()
    {
        await using var world = await World.StartAsync();
        using var http = new HttpClient { BaseAddress = world.Atlas.BaseAddress };
        string seeded = (await world.Http.Get(Caller.Payments + "/databaseUsers")).Text;
        await world.Http.Delete(Caller.Payments + "/databaseUsers/admin/reporting");
        await http.PostAsync("__simulator/users", new StringContent("""{"count":1000}""", Encoding.UTF8, "application/json"));
        Assert.Equal(1003, (await world.Http.Get(Caller.Payments + "/databaseUsers")).Json["totalCount"]!.GetValue<int>());

        await http.PostAsync("__simulator/reset", null);
        Assert.Equal(seeded, (await world.Http.Get(Caller.Payments + "/databaseUsers")).Text);
        Assert.Single(world.Atlas.Requests);
    }

    [Fact]
    public async Task The_seed_is_the_same_in_every_simulator()
    {
        await using var one = await World.StartAsync();
        await using var other = await World.StartAsync();
        foreach (string path in new[] { "/api/atlas/v2/groups", Caller.Payments + "/alerts", Caller.Payments + "/clusters", Caller.Contoso + "/users" })
        {
            string first = (await one.Http.Get(path)).Text.Replace(one.Atlas.BaseAddress.Authority, "", StringComparison.Ordinal);
            string second = (await other.Http.Get(path)).Text.Replace(other.Atlas.BaseAddress.Authority, "", StringComparison.Ordinal);
            Assert.Equal(first, second);
        }
    }

    [Fact]
    public async Task It_listens_on_loopback_and_nowhere_else()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_URLS", "http://0.0.0.0:0");
        try
        {
            await using var world = await World.StartAsync();
            var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == world.Atlas.BaseAddress.Port).ToList();
            Assert.Equal([System.Net.IPAddress.Loopback], listeners.Select(listener => listener.Address));
        }
        finally
        {
            Environment.SetEnvironmentVariable("ASPNETCORE_URLS", null);
        }
    }

    [Fact]
    public async Task The_start_page_names_the_seeded_projects()
    {
        await using var world = await World.StartAsync();
        using var http = new HttpClient { BaseAddress = world.Atlas.BaseAddress };
        var help = JsonNode.Parse(await http.GetStringAsync("__simulator/"))!;
        Assert.Equal(SeedIds.Payments, help["projects"]!["Payments"]!.GetValue<string>());
    }

    [Fact]
    public async Task Users_cannot_be_given_to_a_project_that_is_not_there()
    {
        await using var world = await World.StartAsync();
        using var http = new HttpClient { BaseAddress = world.Atlas.BaseAddress };
        var reply = await http.PostAsync("__simulator/users", new StringContent("""{"count":1,"projectId":"0123456789abcdef01234567"}""", Encoding.UTF8, "application/json"));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Fact]
    public async Task Many_callers_at_once_are_served()
    {
        await using var world = await World.StartAsync(options => options.DatabaseUsers = 1000);
        var calls = Enumerable.Range(0, 200).Select(i => i % 4 == 0
            ? world.Http.Post(Caller.Payments + "/databaseUsers", $$"""{"username":"u{{i}}","databaseName":"admin","roles":[]}""")
            : world.Http.Get($"{Caller.Payments}/databaseUsers?pageNum={i % 10 + 1}"));
        var replies = await Task.WhenAll(calls);
        Assert.All(replies, reply => Assert.True(reply.Status is 200 or 201));
        Assert.Equal(1054, (await world.Http.Get(Caller.Payments + "/databaseUsers")).Json["totalCount"]!.GetValue<int>());
        Assert.Equal(201, world.Atlas.RequestCount);
    }
}
