using System.Diagnostics;
using System.Text.Json.Nodes;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Simulator;

public sealed class PagingTests
{
    private static readonly string Users = Caller.Payments + "/databaseUsers";

    [Fact]
    public async Task Pages_link_to_themselves_and_their_neighbours()
    {
        await using var world = await World.StartAsync(options => options.DatabaseUsers = 250);
        int total = (await world.Http.Get(Users)).Json["totalCount"]!.GetValue<int>();
        Assert.Equal(254, total);

        var middle = await world.Http.Get(Users + "?pageNum=2&itemsPerPage=100");
        Assert.Equal(100, middle.Results.Count);
        Assert.Equal(["previous", "self", "next"], middle.Json["links"]!.AsArray().Select(link => link!["rel"]!.GetValue<string>()));
        Assert.Equal(world.Atlas.BaseAddress + (Users + "?pageNum=3&itemsPerPage=100")[1..], Link(middle, "next"));

        var last = await world.Http.Get(new Uri(Link(middle, "next")!).PathAndQuery);
        Assert.Equal(54, last.Results.Count);
        Assert.Null(Link(last, "next"));

        var beyond = await world.Http.Get(Users + "?pageNum=4");
        Assert.Empty(beyond.Results);
    }

    [Fact]
    public async Task The_count_is_left_out_on_request()
    {
        await using var world = await World.StartAsync();
        var reply = await world.Http.Get(Users + "?includeCount=false");
        Assert.Null(reply.Json["totalCount"]);
        Assert.NotEmpty(reply.Results);
    }

    [Theory]
    [InlineData("pageNum=0")]
    [InlineData("pageNum=-1")]
    [InlineData("pageNum=one")]
    [InlineData("itemsPerPage=0")]
    [InlineData("itemsPerPage=501")]
    [InlineData("includeCount=perhaps")]
    public async Task Numbers_out_of_range_are_refused(string query)
    {
        await using var world = await World.StartAsync();
        var reply = await world.Http.Get($"{Users}?{query}");
        Assert.Equal(400, reply.Status);
        Assert.Equal("INVALID_QUERY_PARAMETER", reply.ErrorCode);
        Assert.Equal(query.Split('=')[0], reply.Json["parameters"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task A_bare_array_stays_one()
    {
        await using var world = await World.StartAsync();
        var reply = await world.Http.Get(Caller.Payments + "/invites");
        Assert.Single(Assert.IsType<JsonArray>(reply.Json));
    }

    [Fact]
    public async Task Fifty_thousand_users_are_read_swiftly_and_each_once()
    {
        await using var world = await World.StartAsync();
        world.Atlas.AddDatabaseUsers(50_000);
        var watch = Stopwatch.StartNew();
        var seen = new HashSet<string>();
        string? next = Users + "?itemsPerPage=500&includeCount=false";
        while (next is not null)
        {
            var page = await world.Http.Get(next);
            foreach (var user in page.Results)
                Assert.True(seen.Add(user!["databaseName"] + "/" + user["username"]));
            next = Link(page, "next") is { } link ? new Uri(link).PathAndQuery : null;
        }

        Assert.Equal(50_004, seen.Count);
        // Most of the time is this test's own parsing; a machine many times slower than usual still passes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task Half_a_million_users_cost_nothing_until_they_are_asked_for()
    {
        await using var world = await World.StartAsync();
        world.Atlas.AddDatabaseUsers(500_000);
        var reply = await world.Http.Get(Users + "?pageNum=1001&itemsPerPage=500");
        Assert.Equal(["user-499996", "user-499999"], new[] { reply.Results[0], reply.Results[^1] }.Select(user => user!["username"]!.GetValue<string>()));
        Assert.Equal(500_004, reply.Json["totalCount"]!.GetValue<int>());
    }

    [Fact]
    public async Task Users_of_the_crowd_are_as_real_as_others()
    {
        await using var world = await World.StartAsync(options => options.DatabaseUsers = 20);
        string one = Users + "/admin/user-000007";
        Assert.Equal(200, (await world.Http.Get(one)).Status);
        Assert.Equal(200, (await world.Http.Patch(one, """{"roles":[{"databaseName":"admin","roleName":"backup"}]}""")).Status);
        Assert.Equal("backup", (await world.Http.Get(one)).Json["roles"]![0]!["roleName"]!.GetValue<string>());
        Assert.Equal(204, (await world.Http.Delete(one)).Status);
        Assert.Equal(404, (await world.Http.Get(one)).Status);
        Assert.Equal(404, (await world.Http.Get(Users + "/admin/user-000020")).Status);

        var list = await world.Http.Get(Users + "?itemsPerPage=10&pageNum=2");
        Assert.Equal(23, list.Json["totalCount"]!.GetValue<int>());
        Assert.Equal("user-000006,user-000008", string.Join(',', list.Results.Take(2).Select(user => user!["username"])));
    }

    [Fact]
    public async Task An_envelope_and_indentation_are_put_around_on_request()
    {
        await using var world = await World.StartAsync();
        var one = await world.Http.Get(Caller.Payments + "?envelope=true");
        Assert.Equal(200, one.Json["status"]!.GetValue<int>());
        Assert.Equal("Payments", one.Json["content"]!["name"]!.GetValue<string>());

        var page = await world.Http.Get(Users + "?envelope=true");
        Assert.Equal(200, page.Json["status"]!.GetValue<int>());
        Assert.NotEmpty(page.Results);

        var pretty = await world.Http.Get(Caller.Payments + "?pretty=true");
        Assert.Contains("\n  \"name\": \"Payments\"", pretty.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', (await world.Http.Get(Caller.Payments)).Text);
    }

    [Fact]
    public async Task Answers_tell_how_much_is_left_of_the_rate()
    {
        await using var world = await World.StartAsync();
        int Left(Reply reply) => int.Parse(reply.Header("RateLimit-Remaining")!, System.Globalization.CultureInfo.InvariantCulture);
        var first = await world.Http.Get(Users);
        var second = await world.Http.Get(Users);
        Assert.Equal("1200", first.Header("RateLimit-Limit"));
        Assert.True(Left(second) < Left(first) || Left(second) == 1199);
    }

    private static string? Link(Reply page, string rel) =>
        page.Json["links"]!.AsArray().FirstOrDefault(link => link!["rel"]!.GetValue<string>() == rel)?["href"]!.GetValue<string>();
}
