using System.Text;
using AtlasPS.Http;
using AtlasPS.Http.Timing;

namespace AtlasPS.Tests.Http;

/// <summary>Sessions and requests as the tests need them: with a pace that does not keep anybody waiting.</summary>
internal static class Sessions
{
    public static readonly ApiKeyCredential Key = new("publicAB", "11111111-2222-3333-4444-555555555555");
    public static readonly ServiceAccountCredential Account = new("mdb_sa_id_0123", "mdb_sa_sk_s3cr3t");

    public static Pace Quick { get; } = new()
    {
        RateLimitDelay = TimeSpan.FromMilliseconds(20),
        ShortDelay = TimeSpan.FromMilliseconds(10),
        NoncePause = TimeSpan.Zero,
        ScoutTime = TimeSpan.FromSeconds(15),
        RevocationTimeout = TimeSpan.FromSeconds(1),
    };

    public static AtlasHttpSession Open(RawServer server, AtlasCredential? credential = null, int retries = 5, double seconds = 20, Pace? pace = null, AtlasConnectionOptions? connection = null) =>
        Open(server.Address, credential, retries, seconds, pace, connection);

    public static AtlasHttpSession Open(Uri address, AtlasCredential? credential = null, int retries = 5, double seconds = 20, Pace? pace = null, AtlasConnectionOptions? connection = null) =>
        new(new AtlasSessionOptions(credential ?? new AccessTokenCredential("t0k3n"))
        {
            BaseAddress = address,
            UserAgent = "AtlasPS/0.1.0 (PowerShell 7.6.0; Test)",
            MaximumRetryCount = retries,
            Timeout = TimeSpan.FromSeconds(seconds),
            Pace = pace ?? Quick,
            Connection = connection ?? new(),
        });

    public static AtlasRequest Get(string path = "/api/atlas/v2/groups") => new(HttpMethod.Get, path) { Accept = "application/vnd.atlas.2023-01-01+json" };

    public static AtlasRequest Of(string method, string? body = null) => new(new HttpMethod(method), "/api/atlas/v2/groups")
    {
        Accept = "application/vnd.atlas.2023-01-01+json",
        ContentType = "application/vnd.atlas.2023-01-01+json",
        Body = body is null ? null : Encoding.UTF8.GetBytes(body),
    };

    public static Task<AtlasResponse> SendAsync(this AtlasHttpSession session, AtlasRequest request) => session.SendAsync(request, null, CancellationToken.None);

    public static Task<AtlasHttpException> FailsAsync(this AtlasHttpSession session, AtlasRequest request) =>
        Assert.ThrowsAsync<AtlasHttpException>(() => session.SendAsync(request));

    public static string Text(this AtlasResponse answer) => Encoding.UTF8.GetString(answer.Body);
}
