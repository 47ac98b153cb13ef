using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using AtlasPS.Benchmarks.Serving;

namespace AtlasPS.Benchmarks.Soak;

/// <summary>A server on which one request in five meets a fault, by chance but repeatably, and which keeps a book of what it did for which call.</summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    /// <summary>The header by which a request says what call it belongs to.</summary>
    public const string CallHeader = "X-Soak-Call";

    private static readonly Fault[] Faults = Enum.GetValues<Fault>();
    private readonly Content _content = new(2000);
    private readonly DigestBook _digest = new(TimeSpan.FromMinutes(10));
    private readonly ConcurrentDictionary<string, Entry> _book = new(StringComparer.Ordinal);
    private readonly Random _chance;
    private readonly Lock _lock = new();
    private readonly WebApplication _application;

    private FaultyServer(int seed)
    {
        _chance = new Random(seed);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(ServeAsync);
    }

    public Uri Address => new(_application.Urls.Single() + "/");

    public static async Task<FaultyServer> StartAsync(int seed)
    {
        var server = new FaultyServer(seed);
        await server._application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Path.StartsWithSegments("/book", StringComparison.Ordinal, out var call))
        {
            await SendAsync(response, 200, _book.TryRemove(call.Value![1..], out var entry) ? entry.ToJson() : new Entry().ToJson());
            return;
        }

        bool signed = _digest.Accepts(request.Headers.Authorization, request.Method, request.Path.ToUriComponent() + request.QueryString.ToUriComponent());
        var fault = signed ? Next() : Fault.ForgottenNonce;
        var record = _book.GetOrAdd(request.Headers[CallHeader].ToString(), _ => new Entry());
        bool done = fault is Fault.None or Fault.Slow or Fault.LostReply or Fault.CutBody or Fault.GatewayTimeout or Fault.BrokenJson;
        record.Add(fault, done);
        await AnswerAsync(context, response, fault);
    }

    private async Task AnswerAsync(HttpContext context, HttpResponse response, Fault fault)
    {
        string body = HttpMethods.IsGet(context.Request.Method)
            ? Encoding.UTF8.GetString(_content.Of(context.Request.Path.Value!, context.Request.QueryString.Value!)!)
            : """{"username":"made"}""";
        switch (fault)
        {
            case Fault.Slow:
                await Task.Delay(5);
                goto case Fault.None;
            case Fault.None:
                await SendAsync(response, 200, body);
                break;
            case Fault.Reset or Fault.LostReply:
                context.Abort();
                break;
            case Fault.CutBody:
                response.ContentLength = body.Length;
                await response.WriteAsync(body[..(body.Length / 2)]);
                await response.Body.FlushAsync();
                context.Abort();
                break;
            case Fault.Limited:
                response.Headers.RetryAfter = "0";
                await SendAsync(response, 429, """{"error":429,"errorCode":"RATE_LIMITED"}""");
                break;
            case Fault.Broken:
                await SendAsync(response, 500, """{"error":500,"errorCode":"UNEXPECTED_ERROR"}""");
                break;
            case Fault.Unavailable:
                await SendAsync(response, 503, "<html>Service Unavailable</html>", "text/html");
                break;
            case Fault.GatewayTimeout:
                await SendAsync(response, 504, "", "text/plain");
                break;
            case Fault.ForgottenNonce:
                response.Headers.WWWAuthenticate = _digest.Challenge();
                await SendAsync(response, 401, "");
                break;
            case Fault.BrokenJson:
                await SendAsync(response, 200, body[..(body.Length / 2)]);
                break;
        }
    }

    private Fault Next()
    {
        lock (_lock)
            return _chance.Next(5) == 0 ? Faults[_chance.Next(Faults.Length)] : Fault.None;
    }

    private static Task SendAsync(HttpResponse response, int status, string body, string type = "application/vnd.atlas.2023-01-01+json")
    {
        response.StatusCode = status;
        response.ContentType = type;
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, 0, bytes.Length);
    }

    /// <summary>What became of the requests of one call.</summary>
    private sealed class Entry
    {
        private readonly Lock _lock = new();
        private readonly List<Fault> _faults = [];
        private int _done;

        public void Add(Fault fault, bool done)
        {
            lock (_lock)
            {
                _faults.Add(fault);
                _done += done ? 1 : 0;
            }
        }

        public string ToJson()
        {
            lock (_lock)
                return string.Create(CultureInfo.InvariantCulture, $$"""{"Done":{{_done}},"Faults":[{{string.Join(',', _faults.Select(fault => (int)fault))}}]}""");
        }
    }
}
