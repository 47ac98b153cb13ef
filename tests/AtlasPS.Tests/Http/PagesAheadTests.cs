using System.Globalization;
using System.Text.Json;
using System.Web;
using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

/// <summary>Pages that are fetched before they are wanted: how many, in which order they come out, and what becomes of those that nobody wants.</summary>
public class PagesAheadTests
{
    private const int Size = 10;

    [Fact]
    public async Task Pages_come_out_in_order_however_late_the_first_of_them_are()
    {
        await using var server = new RawServer(async r =>
        {
            // The later the page, the sooner it is there.
            await Task.Delay(Page(r) % 8 == 0 ? 1 : 30 - (3 * (Page(r) % 8)));
            return List(r, 40 * Size);
        });
        using var session = Sessions.Open(server);
        var pages = await ReadAsync(session, new AtlasPaging { All = true, PageSize = Size });
        Assert.Equal(Enumerable.Range(0, 40 * Size), pages.SelectMany(p => p.Items).Select(i => i.GetProperty("n").GetInt32()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task No_more_requests_are_under_way_than_allowed_and_a_long_list_uses_all_of_them(int allowed)
    {
        var gate = new Gauge();
        await using var server = new RawServer(async r =>
        {
            await gate.PassAsync(TimeSpan.FromMilliseconds(20));
            return List(r, 40 * Size);
        });
        using var session = Sessions.Open(server);
        Assert.Equal(40, (await ReadAsync(session, new AtlasPaging { All = true, PageSize = Size, PagesAhead = allowed })).Count);
        Assert.Equal(allowed, gate.Highest);
    }

    [Fact]
    public async Task Large_pages_are_read_fewer_at_a_time()
    {
        // Of 3 MB each, two are below the 8 MB that may be under way.
        string filler = new('x', 3 * 1024 * 1024);
        var gate = new Gauge();
        await using var server = new RawServer(async r =>
        {
            await gate.PassAsync(TimeSpan.FromMilliseconds(20));
            string next = Page(r) < 12 ? """,{"href":"http://localhost/","rel":"next"}""" : "";
            return Reply.Json(200, $$"""{"results":[{"n":{{Page(r)}},"text":"{{filler}}"}],"links":[{"href":"http://localhost/","rel":"self"}{{next}}]}""");
        });
        using var session = Sessions.Open(server);
        Assert.Equal(12, (await ReadAsync(session, new AtlasPaging { All = true, PageSize = 1 })).Count);
        Assert.Equal(2, gate.Highest);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_short_list_costs_no_request_in_vain(int pages)
    {
        await using var server = new RawServer(r => List(r, pages * Size));
        using var session = Sessions.Open(server);
        Assert.Equal(pages, (await ReadAsync(session, new AtlasPaging { All = true, PageSize = Size })).Count);
        Assert.Equal(pages, server.Requests.Count);
    }

    [Fact]
    public async Task A_list_whose_total_is_known_costs_no_request_in_vain_however_long()
    {
        await using var server = new RawServer(r => List(r, (30 * Size) - 1, count: true));
        using var session = Sessions.Open(server);
        Assert.Equal(30, (await ReadAsync(session, new AtlasPaging { All = true, PageSize = Size })).Count);
        Assert.Equal(30, server.Requests.Count);
    }

    [Fact]
    public async Task A_list_that_grows_while_it_is_read_is_read_to_its_end()
    {
        // The count of every page is that of the moment: five pages more each time.
        await using var server = new RawServer(r => List(r, Math.Min(30, Page(r) + 5) * Size, count: true));
        using var session = Sessions.Open(server);
        Assert.Equal(30 * Size, (await ReadAsync(session, new AtlasPaging { All = true, PageSize = Size })).Sum(p => p.Items.Count));
    }

    [Fact]
    public async Task A_page_beyond_the_end_may_fail_as_it_likes()
    {
        await using var server = new RawServer(r => Page(r) > 15 ? Reply.Json(400, """{"errorCode":"PAGE_OUT_OF_RANGE"}""") : List(r, 15 * Size));
        using var session = Sessions.Open(server);
        Assert.Equal(15, (await ReadAsync(session, new AtlasPaging { All = true, PageSize = Size })).Count);
    }

    [Fact]
    public async Task No_page_is_asked_for_that_the_caller_does_not_want()
    {
        await using var server = new RawServer(r => List(r, 100 * Size));
        using var session = Sessions.Open(server);
        Assert.Equal(12, (await ReadAsync(session, new AtlasPaging { All = true, PageSize = Size, FirstPage = 3, LastPage = 14 })).Count);
        Assert.Equal(Enumerable.Range(3, 12), server.Requests.Select(Page).Order());
    }

    [Fact]
    public async Task Several_lists_share_the_requests_they_may_have_under_way()
    {
        var gate = new Gauge();
        await using var server = new RawServer(async r =>
        {
            await gate.PassAsync(TimeSpan.FromMilliseconds(10));
            return List(r, 12 * Size, count: true);
        });
        using var session = Sessions.Open(server);
        using var slots = new SemaphoreSlim(3);
        var lists = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ReadAsync(session, new AtlasPaging { All = true, PageSize = Size, Slots = slots })));
        Assert.All(lists, list => Assert.Equal(12, list.Count));
        Assert.Equal((3, 3), (gate.Highest, slots.CurrentCount));
    }

    [Fact]
    public async Task Whoever_leaves_early_leaves_nothing_under_way()
    {
        await using var server = new RawServer(async r =>
        {
            await Task.Delay(20);
            return Page(r) <= 9 ? List(r, 1000 * Size) : Reply.Silence();
        });
        using var session = Sessions.Open(server);
        using var slots = new SemaphoreSlim(8);
        await foreach (var page in session.ReadPagesAsync(Sessions.Get(), new AtlasPaging { All = true, PageSize = Size, Slots = slots }, null, CancellationToken.None))
        {
            if (page.Number == 9)
            {
                await Eventually.Async(() => server.Requests.Count > 10);
                break;
            }
        }

        await server.ClientLeft.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(8, slots.CurrentCount);
    }

    private static async Task<List<AtlasPage<JsonElement>>> ReadAsync(AtlasHttpSession session, AtlasPaging paging)
    {
        List<AtlasPage<JsonElement>> pages = [];
        await foreach (var page in session.ReadPagesAsync(Sessions.Get(), paging, null, CancellationToken.None))
            pages.Add(page);
        return pages;
    }

    private static int Page(RawRequest request) => int.Parse(HttpUtility.ParseQueryString(request.Target.Split('?')[1])["pageNum"]!, CultureInfo.InvariantCulture);

    private static Reply List(RawRequest request, int total, bool count = false)
    {
        int first = (Page(request) - 1) * Size, length = Math.Clamp(total - first, 0, Size);
        string items = string.Join(",", Enumerable.Range(first, length).Select(n => $$"""{"n":{{n}}}"""));
        string next = first + length < total ? """{"rel":"next","href":"x"}""" : "";
        return Reply.Json(200, $$"""{"results":[{{items}}],"links":[{{next}}]{{(count ? $",\"totalCount\":{total}" : "")}}}""");
    }
}
