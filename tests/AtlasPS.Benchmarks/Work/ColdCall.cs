using System.Diagnostics;
using AtlasPS.Benchmarks.Serving;
using AtlasPS.Http;
using AtlasPS.Http.Addresses;
using AtlasPS.Http.Authentication;
using AtlasPS.Http.Calls;
using AtlasPS.Http.Connection;
using AtlasPS.Http.Limits;
using AtlasPS.Http.Pipeline;
using AtlasPS.Http.Retries;
using AtlasPS.Http.Timing;
using Route = AtlasPS.Http.Connection.Route;

namespace AtlasPS.Benchmarks.Work;

/// <summary>One call with an API key, from nothing to the body of the response. Returns milliseconds.</summary>
public static class ColdCall
{
    private const string Path = $"/api/atlas/v2/groups/{Content.ProjectId}/databaseUsers/admin/user-000007";

    /// <summary>With the handlers of a session, put together by hand around the same connection.</summary>
    public static async Task<double> BareAsync(Uri server)
    {
        long start = Stopwatch.GetTimestamp();
        var (address, options, pace) = (new AtlasAddress(server), new AtlasConnectionOptions(), new Pace());
        var authenticator = Key().CreateAuthenticator(new AuthenticationContext(address, pace, (_, _) => throw new NotSupportedException()));
        using var client = new HttpClient(
            new RetryHandler(new RetryDelay(pace))
            {
                InnerHandler = new LimitHandler(new LimitGate(pace.Clock))
                {
                    InnerHandler = new AuthenticationHandler(authenticator)
                    {
                        InnerHandler = new ExchangeHandler(new Route(address, options), options.MaximumResponseSize)
                        {
                            InnerHandler = new PatienceHandler(pace.Clock, options.OperationTimeout)
                            {
                                InnerHandler = new ProxyHandler { InnerHandler = PrimaryHandler.Create(address, options, pace, asSent: false) },
                            },
                        },
                    },
                },
            });
        var call = new AtlasCall(Request(), null, address, new Deadline(pace.Clock, TimeSpan.FromMinutes(5)));
        using var message = MessageComposer.Compose(call, "AtlasPS");
        using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
        return Elapsed(start, (int)response.StatusCode, call.Progress.Body.Bytes.Span);
    }

    /// <summary>With a session.</summary>
    public static async Task<double> SessionAsync(Uri server)
    {
        long start = Stopwatch.GetTimestamp();
        using var session = new AtlasHttpSession(new AtlasSessionOptions(Key()) { BaseAddress = server });
        var response = await session.SendAsync(Request(), null, CancellationToken.None);
        return Elapsed(start, response.StatusCode, response.Body);
    }

    private static ApiKeyCredential Key() => new(DigestBook.PublicKey, DigestBook.PrivateKey);

    private static AtlasRequest Request() => new(HttpMethod.Get, Path) { Accept = "application/vnd.atlas.2023-01-01+json" };

    private static double Elapsed(long start, int status, ReadOnlySpan<byte> body)
    {
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return status == 200 && body.IndexOf("user-000007"u8) > 0 ? time : throw new InvalidOperationException($"The server answered with {status}.");
    }
}
