using System.Globalization;
using System.Text.Json;
using System.Web;
using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

public class PagingTests
{
    [Fact]
    public async Task All_pages_come_in_order_and_none_is_asked_for_in_vain()
    {
        await using var server = new RawServer(r => List(r, total: 250, links: true));
        using var session = Sessions.Open(server);
        var request = Sessions.Get();
        request.Query.Add(new("status", "OPEN"));
        request.Query.Add(new("pageNum", "9"));
        var pages = await ReadAsync(session, new AtlasPaging { All = true, IncludeCount = true }, request);
        Assert.Equal(Enumerable.Range(0, 250), pages.SelectMany(p => p.Items).Select(i => i.GetProperty("n").GetInt32()));
        Assert.Equal([(1, true, 250L), (2, true, 250L), (3, false, 250L)], pages.Select(p => (p.Number, p.HasMore, p.TotalCount ?? -1)));
        Assert.Equal(
            Enumerable.Range(1, 3).Select(n => $"/api/atlas/v2/groups?status=OPEN&pageNum={n}&itemsPerPage=100&includeCount=true"),
            server.Requests.Select(r => r.Target));
    }

    [Theory]
    [InlineData(0, true, 1)]
    [InlineData(100, true, 1)]
    [InlineData(101, true, 2)]
    [InlineData(0, false, 1)]
    [InlineData(100, false, 2)]
    [InlineData(101, false, 2)]
    public async Task The_end_is_a_short_page_or_a_page_without_next(int total, bool links, int requests)
    {
        await using var server = new RawServer(r => List(r, total, links));
        using var session = Sessions.Open(server);
        var pages = await ReadAsync(session, new AtlasPaging { All = true });
        Assert.Equal((total, requests), (pages.Sum(p => p.Items.Count), server.Requests.Count));
    }

    [Fact]
    public async Task Without_all_there_is_one_page_and_it_says_whether_more_follow()
    {
        await using var server = new RawServer(r => List(r, total: 30, links: true));
        using var session = Sessions.Open(server);
        var page = Assert.Single(await ReadAsync(session, new AtlasPaging { FirstPage = 2, PageSize = 10 }));
        Assert.Equal((2, 10, true), (page.Number, page.Items.Count, page.HasMore));
        Assert.Equal("/api/atlas/v2/groups?pageNum=2&itemsPerPage=10", Assert.Single(server.Requests).Target);
    }

    [Theory]
    [InlineData("""[{"a":1},{"a":2},{"a":3}]""", 3)]
    [InlineData("[]", 0)]
    [InlineData("{}", 0)]
    [InlineData("", 0)]
    [InlineData("""{"id":"x","name":"y"}""", 1)]
    [InlineData("true", 1)]
    [InlineData("""{"results":[],"links":[]}""", 0)]
    [InlineData("""{"results":null}""", 0)]
    public async Task Every_form_of_document_is_read_and_asked_for_once(string body, int items)
    {
        await using var server = new RawServer(_ => Reply.Json(200, body));
        using var session = Sessions.Open(server);
        var page = Assert.Single(await ReadAsync(session, new AtlasPaging { All = true, PageSize = 3 }));
        Assert.Equal((items, false), (page.Items.Count, page.HasMore));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("""{"results":[1],"links":[null,{"rel":1},{"rel":"next"}],"totalCount":"?"}""", true)]
    [InlineData("""{"results":[1],"links":[{"href":"x"}],"totalCount":1.5}""", false)]
    public async Task Odd_links_and_counts_do_no_harm(string body, bool more)
    {
        await using var server = new RawServer(_ => Reply.Json(200, body));
        using var session = Sessions.Open(server);
        var page = Assert.Single(await ReadAsync(session, new AtlasPaging()));
        Assert.Equal((more, null), (page.HasMore, page.TotalCount));
    }

    [Fact]
    public async Task Numbers_keep_every_digit()
    {
        await using var server = new RawServer(_ => Reply.Json(200, """{"results":[{"n":1.50,"m":12345678901234567890.10,"x":null}]}"""));
        using var session = Sessions.Open(server);
        Assert.Equal("""{"n":1.50,"m":12345678901234567890.10,"x":null}""", (await ReadAsync(session, new AtlasPaging()))[0].Items[0].GetRawText());
    }

    [Theory]
    [InlineData("error", AtlasFailure.Status)]
    [InlineData("html", AtlasFailure.Protocol)]
    [InlineData("cut JSON", AtlasFailure.Protocol)]
    [InlineData("two values", AtlasFailure.Protocol)]
    [InlineData("hang", AtlasFailure.Timeout)]
    [InlineData("hang up", AtlasFailure.Connection)]
    public async Task A_failure_on_page_three_comes_after_pages_one_and_two(string how, AtlasFailure failure)
    {
        await using var server = new RawServer(r => Page(r) < 3 ? List(r, 1000, true) : how switch
        {
            "error" => Reply.Json(500, """{"errorCode":"TIMEOUT_WHILE_PAGING"}"""),
            "html" => Reply.Text(200, "text/html", "<html></html>"),
            "cut JSON" => Reply.Json(200, """{"results":[{"n":1},{"""),
            "two values" => Reply.Json(200, """{"results":[]} {}"""),
            "hang" => Reply.Silence(),
            _ => Reply.HangUp(),
        });
        using var session = Sessions.Open(server, seconds: 1, retries: 1);
        List<int> seen = [];
        var thrown = await Assert.ThrowsAsync<AtlasHttpException>(async () =>
        {
            await foreach (var page in session.ReadPagesAsync(Sessions.Get(), new AtlasPaging { All = true }, null, CancellationToken.None))
                seen.Add(page.Number);
        });
        Assert.Equal([1, 2], seen);
        Assert.Equal(failure, thrown.Failure);
        Assert.Contains("pageNum=3", thrown.RequestLine);
    }

    [Fact]
    public async Task The_next_page_is_fetched_while_the_present_one_is_worked_on_and_no_further()
    {
        await using var server = new RawServer(r => List(r, 1000, true));
        using var session = Sessions.Open(server);
        await using var pages = session.ReadPagesAsync(Sessions.Get(), new AtlasPaging { All = true }, null, CancellationToken.None).GetAsyncEnumerator();
        await pages.MoveNextAsync();
        await Eventually.Async(() => server.Requests.Count == 2);
        await Task.Delay(50);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Leaving_early_cancels_the_page_under_way()
    {
        await using var server = new RawServer(r => Page(r) == 1 ? List(r, 1000, true) : Reply.Silence());
        using var session = Sessions.Open(server);
        await foreach (var page in session.ReadPagesAsync(Sessions.Get(), new AtlasPaging { All = true }, null, CancellationToken.None))
        {
            await Eventually.Async(() => server.Requests.Count == 2);
            break;
        }

        await server.ClientLeft.Task.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Cancelling_in_the_middle_of_page_three_keeps_what_was_handed_out()
    {
        await using var server = new RawServer(r => Page(r) < 3 ? List(r, 1000, true) : Reply.Silence("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"));
        using var session = Sessions.Open(server);
        using var cancel = new CancellationTokenSource();
        int items = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var page in session.ReadPagesAsync(Sessions.Get(), new AtlasPaging { All = true }, null, cancel.Token))
            {
                items += page.Items.Count;
                if (page.Number == 2)
                    cancel.CancelAfter(50);
            }
        });
        Assert.Equal(200, items);
    }

    [Fact]
    public void Impossible_pages_are_refused_at_once()
    {
        using var session = Sessions.Open(new Uri("https://x/"));
        Assert.Throws<ArgumentException>(() => session.ReadPagesAsync(Sessions.Get(), new AtlasPaging { PageSize = 0 }, null, CancellationToken.None));
        Assert.Throws<ArgumentException>(() => session.ReadPagesAsync(Sessions.Get(), new AtlasPaging { FirstPage = 0 }, null, CancellationToken.None));
    }

    [Fact]
    public async Task A_short_page_with_a_link_to_the_next_is_not_the_last()
    {
        await using var server = new RawServer(r => Reply.Json(200, r.Target.Contains("pageNum=1&", StringComparison.Ordinal) ? """{"results":[{"n":1}],"links":[{"rel":"next","href":"x"}]}"""
            : r.Target.Contains("pageNum=2&", StringComparison.Ordinal) ? """{"results":[],"links":[{"rel":"next","href":"x"}]}""" : """{"results":[{"n":3}],"links":[]}"""));
        using var session = Sessions.Open(server);
        var pages = await ReadAsync(session, new AtlasPaging { All = true });
        Assert.Equal([1, 3], pages.SelectMany(page => page.Items).Select(item => item.GetProperty("n").GetInt32()));
    }

    [Fact]
    public async Task A_count_that_is_not_reached_asks_for_another_page()
    {
        await using var server = new RawServer(r => Reply.Json(200, r.Target.Contains("pageNum=1&", StringComparison.Ordinal) ? """{"results":[{"n":1}],"totalCount":101}""" : """{"results":[{"n":2}],"totalCount":101}"""));
        using var session = Sessions.Open(server);
        Assert.Equal(2, (await ReadAsync(session, new AtlasPaging { All = true })).Sum(page => page.Items.Count));
    }

    [Fact]
    public async Task A_server_that_repeats_a_page_is_an_error()
    {
        await using var server = new RawServer(_ => Reply.Json(200, """{"results":[{"n":1}],"links":[{"rel":"next","href":"x"}]}"""));
        using var session = Sessions.Open(server);
        var error = await Assert.ThrowsAsync<AtlasHttpException>(() => ReadAsync(session, new AtlasPaging { All = true }));
        Assert.Equal(AtlasFailure.Protocol, error.Failure);
        Assert.InRange(server.Requests.Count, 2, 4);
    }

    [Theory]
    [InlineData("""{"links":[],"totalCount":0}""")]
    [InlineData("""{"results":null,"links":[]}""")]
    public async Task A_list_without_results_is_empty(string body)
    {
        await using var server = new RawServer(_ => Reply.Json(200, body));
        using var session = Sessions.Open(server);
        Assert.Empty((await ReadAsync(session, new AtlasPaging { All = true })).SelectMany(page => page.Items));
    }

    private static async Task<List<AtlasPage<JsonElement>>> ReadAsync(AtlasHttpSession session, AtlasPaging paging, AtlasRequest? request = null)
    {
        List<AtlasPage<JsonElement>> pages = [];
        await foreach (var page in session.ReadPagesAsync(request ?? Sessions.Get(), paging, null, CancellationToken.None))
            pages.Add(page);
        return pages;
    }

    private static int Page(RawRequest request) => Number(request, "pageNum");

    private static int Number(RawRequest request, string name) =>
        int.Parse(HttpUtility.ParseQueryString(request.Target.Split('?')[1])[name]!, CultureInfo.InvariantCulture);

    private static Reply List(RawRequest request, int total, bool links)
    {
        int size = Number(request, "itemsPerPage"), first = (Page(request) - 1) * size;
        int count = Math.Clamp(total - first, 0, size);
        string items = string.Join(",", Enumerable.Range(first, count).Select(n => $$"""{"n":{{n}}}"""));
        string next = first + count < total ? """,{"rel":"next","href":"x"}""" : "";
        string tail = links ? $$""","links":[{"rel":"self","href":"x"}{{next}}]""" : "";
        return Reply.Json(200, $$"""{"results":[{{items}}],"totalCount":{{total}}{{tail}}}""");
    }
}
