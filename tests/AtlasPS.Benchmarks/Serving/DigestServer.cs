using System.Globalization;
using System.Net;
using System.Text;
using AtlasPS.Benchmarks.Soak;

namespace AtlasPS.Benchmarks.Serving;

/// <summary>
/// A lean server that costs little beside what is measured: prepared answers behind an honest digest. It runs in a process of its own, so that its
/// memory and its collector are not those of the client.
/// </summary>
internal sealed class DigestServer(ServerSettings settings)
{
    private readonly Content _content = new(settings.Users);
    private readonly DigestBook _digest = new(settings.NonceLifetime);
    private readonly Bucket? _bucket = settings.RequestsPerMinute > 0 ? new Bucket(settings.RequestsPerMinute) : null;
    private int _requests;

    /// <summary>Serves until the standard input ends, which it does with the process that started this one.</summary>
    public async Task RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.AddServerHeader = false;
        });
        await using var application = builder.Build();
        application.Run(ServeAsync);
        await application.StartAsync();
        Console.WriteLine(application.Urls.Single());
        while (await Console.In.ReadLineAsync() is not null)
        {
        }
    }

    private Task ServeAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/statistics" => StatisticsAsync(context.Response),
        _ => AnswerAsync(context),
    };

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        var (request, response) = (context.Request, context.Response);
        if (settings.Latency > TimeSpan.Zero)
            await Task.Delay(settings.Latency);
        if (!_digest.Accepts(request.Headers.Authorization, request.Method, context.Request.Path.ToUriComponent() + request.QueryString.ToUriComponent()))
        {
            response.StatusCode = 401;
            response.Headers.WWWAuthenticate = _digest.Challenge();
            return;
        }

        if (_bucket is { } bucket)
        {
            int? wait = bucket.Take(out int remaining);
            response.Headers["RateLimit-Limit"] = settings.RequestsPerMinute.ToString(CultureInfo.InvariantCulture);
            response.Headers["RateLimit-Remaining"] = remaining.ToString(CultureInfo.InvariantCulture);
            if (wait is { } seconds)
            {
                response.StatusCode = 429;
                response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                await SendAsync(response, """{"error":429,"errorCode":"RATE_LIMITED","detail":"Too many requests."}"""u8.ToArray());
                return;
            }
        }

        byte[]? body = _content.Of(request.Path.Value!, request.QueryString.Value!);
        response.StatusCode = body is null ? 404 : 200;
        response.ContentType = "application/vnd.atlas.2023-01-01+json";
        await SendAsync(response, body ?? "{}"u8.ToArray());
    }

    private Task StatisticsAsync(HttpResponse response) => SendAsync(response, Encoding.UTF8.GetBytes(
        $$"""{"Requests":{{_requests}},"Refusals":{{_digest.Refusals}},"NoncesUsed":{{_digest.NoncesUsed}},"Refused":{{_bucket?.Refused ?? 0}},"TooSoon":{{_bucket?.TooSoon ?? 0}}}"""));

    private static Task SendAsync(HttpResponse response, byte[] body)
    {
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, 0, body.Length);
    }
}
