using System.Diagnostics;
using AtlasPS.Hosting;
using AtlasPS.Http;
using AtlasPS.Http.Addresses;
using AtlasPS.Http.Authentication;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Limits;
using AtlasPS.Http.Timing;
using AtlasPS.Http.Tracing;

namespace AtlasPS.Tests.Http;

/// <summary>Listeners are the process's, so nothing else runs beside these tests.</summary>
[CollectionDefinition(nameof(Undisturbed), DisableParallelization = true)]
public sealed class Undisturbed;

/// <summary>What a listener sees of calls, and what it costs when there is none.</summary>
[Collection(nameof(Undisturbed))]
public class TelemetryTests
{
    private const string Template = "/api/atlas/v2/groups/{groupId}/clusters";

    [Fact]
    public async Task A_call_is_a_span_that_says_what_it_was()
    {
        await using var server = new RawServer(_ => Reply.Json(200, "{}"));
        using var listener = new TelemetryListener();
        using var session = Sessions.Open(server);
        await session.SendAsync(Clusters());

        var span = Assert.Single(listener.Spans);
        Assert.Equal(("AtlasPS", typeof(AtlasHttpSession).Assembly.GetName().Version!.ToString(3), "GET " + Template, ActivityKind.Client, ActivityStatusCode.Unset),
            (span.Source.Name, span.Source.Version, span.DisplayName, span.Kind, span.Status));
        Assert.Equal(
            [
                "atlas.operation_id=listGroupClusters", "http.request.method=GET", "http.response.status_code=200", "server.address=127.0.0.1", $"server.port={server.Address.Port}",
                $"url.full=http://127.0.0.1:{server.Address.Port}/api/atlas/v2/groups/5f/clusters?*", "url.template=" + Template,
            ],
            Tags(span.TagObjects));
        var sent = Assert.Single(span.Events);
        Assert.Equal("atlas.request", sent.Name);
        Assert.Equal(["atlas.attempt=1", "atlas.request.duration=…", "http.response.status_code=200"], Tags(sent.Tags));
    }

    [Fact]
    public async Task A_call_without_a_template_is_named_by_its_method()
    {
        await using var server = new RawServer(_ => Reply.Json(200, "{}"));
        using var listener = new TelemetryListener();
        using var session = Sessions.Open(server);
        await session.SendAsync(Sessions.Get("/api/atlas/v2/new/thing"));
        Assert.Equal("GET", Assert.Single(listener.Spans).DisplayName);
    }

    [Fact]
    public async Task Retries_and_waits_are_events_of_their_call()
    {
        await using var server = new RawServer(r => r.Number switch
        {
            1 => Reply.Json(429, """{"errorCode":"RATE_LIMITED"}""", "Retry-After: 0", "X-Error-Code: RATE_LIMITED"),
            2 => Reply.Raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut"),
            3 => Reply.Text(503, "text/html", "<html>"),
            _ => Reply.Json(200, "{}"),
        });
        using var listener = new TelemetryListener();
        using var session = Sessions.Open(server);
        await session.SendAsync(Clusters());

        var span = Assert.Single(listener.Spans);
        Assert.Contains("http.request.resend_count=3", Tags(span.TagObjects));
        Assert.Equal(
            [
                "atlas.request atlas.attempt=1 atlas.request.duration=… error.type=429 http.response.status_code=429",
                "atlas.wait atlas.attempt=1 atlas.wait.duration=… atlas.wait.reason=429 RATE_LIMITED, Retry-After 0 s error.type=429",
                "atlas.request atlas.attempt=2 atlas.request.duration=… error.type=connection http.response.status_code=200",
                "atlas.wait atlas.attempt=2 atlas.wait.duration=… atlas.wait.reason=the answer was cut off error.type=connection",
                "atlas.request atlas.attempt=3 atlas.request.duration=… error.type=503 http.response.status_code=503",
                "atlas.wait atlas.attempt=3 atlas.wait.duration=… atlas.wait.reason=503 error.type=503",
                "atlas.request atlas.attempt=4 atlas.request.duration=… http.response.status_code=200",
            ],
            span.Events.Select(e => $"{e.Name} {string.Join(" ", Tags(e.Tags))}"));

        Assert.Equal(["429", "503", "connection"], listener.Of("atlasps.retries").Select(m => m["error.type"]).Order());
        Assert.Equal(["429", "503", "connection"], listener.Of("atlasps.wait.duration").Select(m => m["error.type"]).Order());
        Assert.Equal([Template], listener.Of("atlasps.rate_limited").Select(m => m["url.template"]));
        Assert.Equal(4, listener.Of("atlasps.request.duration").Count);
        Assert.Equal(8, listener.Of("atlasps.active_requests").Count);
        Assert.Equal(0, listener.Of("atlasps.active_requests").Sum(m => m.Value));
        var call = Assert.Single(listener.Of("atlasps.call.duration"));
        Assert.Equal(("GET", "200", null), (call["http.request.method"], call["http.response.status_code"], call["error.type"]));
        Assert.True(call.Value >= listener.Of("atlasps.request.duration").Sum(m => m.Value));
    }

    [Theory]
    [InlineData("status", "404", "CLUSTER_NOT_FOUND")]
    [InlineData("hang up", "connection", null)]
    [InlineData("hang", "timeout", null)]
    [InlineData("html", "protocol", null)]
    [InlineData("challenge", "401", null)]
    [InlineData("cancel", "cancelled", null)]
    public async Task A_failure_has_a_type_of_few_words(string what, string type, string? code)
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new RawServer(_ => what switch
        {
            "status" => Reply.Json(404, """{"errorCode":"CLUSTER_NOT_FOUND","detail":"There is none"}"""),
            "hang up" => Reply.HangUp(),
            "html" => Reply.Text(200, "text/html", "<html>"),
            "challenge" => Reply.Json(401, "{}", "WWW-Authenticate: Basic realm=\"r\""),
            _ => Reply.Silence(),
        });
        using var listener = new TelemetryListener();
        using var session = Sessions.Open(server, what == "challenge" ? Sessions.Key : null, retries: 0, seconds: what == "hang" ? 0.2 : 20);
        var call = session.SendAsync(Clusters(), null, cancel.Token);
        if (what == "cancel")
        {
            await Eventually.Async(() => server.Requests.Count == 1);
            await cancel.CancelAsync();
        }

        await Assert.ThrowsAnyAsync<Exception>(() => call);
        var span = Assert.Single(listener.Spans);
        Assert.Equal((ActivityStatusCode.Error, null, type, code), (span.Status, span.StatusDescription, span.GetTagItem("error.type"), span.GetTagItem("atlas.error_code")));
        Assert.Equal(type, Assert.Single(listener.Of("atlasps.call.duration"))["error.type"]);
        Assert.Equal(0, listener.Of("atlasps.active_requests").Sum(m => m.Value));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public async Task A_token_request_hangs_below_the_call_that_needs_it()
    {
        await using var server = new RawServer(r => Reply.Json(200, r.Method == "POST" ? """{"access_token":"t0k3n","token_type":"Bearer"}""" : "{}"));
        using var listener = new TelemetryListener();
        using var session = Sessions.Open(server, Sessions.Account);
        await session.SendAsync(Clusters());
        Assert.Equal(["POST /api/oauth/token", "GET " + Template], listener.Spans.Select(s => s.DisplayName));
        Assert.Equal(listener.Spans[1].SpanId, listener.Spans[0].ParentSpanId);
    }

    [Fact]
    public async Task Calls_hang_below_what_their_caller_does_the_platforms_spans_below_them_and_Atlas_is_told_of_none()
    {
        await using var server = new RawServer(_ => Reply.Json(200, "{}"));
        using var listener = new TelemetryListener("System.Net.Http");
        using var session = Sessions.Open(server);
        using (var mine = new Activity("mine").AddBaggage("customer", "s3cr3t").Start())
        {
            mine.TraceStateString = "vendor=s3cr3t";
            await session.SendAsync(Clusters());
            Assert.Same(mine, Activity.Current);
            Assert.Equal(mine.SpanId, listener.Spans.Single(s => s.Source.Name == "AtlasPS").ParentSpanId);
        }

        var platform = listener.Spans.Single(s => s.Source.Name == "System.Net.Http");
        Assert.Equal(listener.Spans.Single(s => s.Source.Name == "AtlasPS").SpanId, platform.ParentSpanId);
        Assert.Equal(["Accept", "Accept-Encoding", "Authorization", "Host", "User-Agent"], server.Requests[0].Headers.Select(h => h.Key).Order());
    }

    [Fact]
    public async Task Nothing_of_a_secret_is_in_spans_and_measurements()
    {
        var guard = new DigestGuard(Sessions.Key.PublicKey, "11111111-2222-3333-4444-555555555555");
        await using var server = new RawServer(r => r.Target.StartsWith("/api/oauth", StringComparison.Ordinal)
            ? Reply.Json(r.Number % 2 == 0 ? 200 : 503, """{"access_token":"t0k3n-s3cr3t","token_type":"Bearer"}""", "Retry-After: 0")
            : r["Authorization"]?.StartsWith("Bearer", StringComparison.Ordinal) == true ? Reply.Json(403, """{"detail":"s3cr3t"}""", "Set-Cookie: s3cr3t") : guard.Refuse(r) ?? Reply.HangUp());
        using var listener = new TelemetryListener("System.Net.Http");
        foreach (var credential in (AtlasCredential[])[Sessions.Key, Sessions.Account, new AccessTokenCredential("t0k3n-s3cr3t")])
        {
            using var session = Sessions.Open(server, credential, retries: 1);
            var request = Sessions.Of("POST", """{"password":"s3cr3t"}""");
            request.Query.Add(new("token", "s3cr3t"));
            request.Headers.Add(new("X-Key", "s3cr3t"));
            await session.FailsAsync(request);
            await session.CloseAsync(CancellationToken.None);
        }

        string all = listener.Everything(server.Address);
        Assert.Contains("atlas.wait", all, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", all, StringComparison.Ordinal);
        SecretForms.AssertAbsent(SecretForms.Of(Sessions.Key.PublicKey, "11111111-2222-3333-4444-555555555555"), all, "Telemetry");
    }

    [Fact]
    public void Where_nobody_listens_nothing_is_made()
    {
        var address = new AtlasAddress(new Uri("http://127.0.0.1/"));
        var call = new AtlasCall(Clusters(), null, address, new Deadline(TimeProvider.System, TimeSpan.FromSeconds(9)));
        var wait = new PlannedWait(TimeSpan.FromSeconds(1), "429");
        var failure = new AtlasHttpException(AtlasFailure.Connection, "");
        Trace();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            Trace();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Null(call.Progress.Activity);

        void Trace()
        {
            using var trace = CallTrace.Begin(call);
            new RequestTrace(call).Answered(429);
            new RequestTrace(call).Failed(failure);
            WaitTrace.Retry(call, wait, null, failure);
            WaitTrace.Begin(call, wait, "429");
            trace.Failed(failure);
            trace.Succeeded(200);
        }
    }

    [Fact]
    public void The_documentation_names_what_there_is()
    {
        // Another test may not have used them yet.
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(AtlasPS.Http.Tracing.Telemetry).TypeHandle);
        using var listener = new TelemetryListener();
        string page = File.ReadAllText(Path.Combine(BuiltModule.RepositoryRoot, "docs", "tracing.md"));
        Assert.Equal(6, listener.Instruments.Count);
        Assert.All(listener.Instruments, instrument => Assert.Contains($"| `{instrument.Name}` | {instrument.Unit} |", page, StringComparison.Ordinal));
        foreach (string name in (string[])["atlas.operation_id", "atlas.error_code", "atlas.request", "atlas.wait", "atlas.attempt", "url.template", "error.type", "http.request.resend_count"])
            Assert.Contains($"`{name}`", page, StringComparison.Ordinal);
    }

    private static AtlasRequest Clusters()
    {
        var request = Sessions.Get("/api/atlas/v2/groups/5f/clusters");
        request.OperationId = "listGroupClusters";
        request.Template = Template;
        request.Query.Add(new("pageNum", "1"));
        return request;
    }

    /// <summary>Tags in order; how long something took is left out.</summary>
    private static IEnumerable<string> Tags(IEnumerable<KeyValuePair<string, object?>> tags) =>
        tags.Select(tag => tag.Key.EndsWith(".duration", StringComparison.Ordinal) && tag.Value is double seconds and >= 0 and < 60 ? $"{tag.Key}=…" : $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal);
}
