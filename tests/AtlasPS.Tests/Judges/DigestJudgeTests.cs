using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using AtlasPS.Http;
using AtlasPS.Tests.Http;

namespace AtlasPS.Tests.Judges;

/// <summary>Digest authentication before servers that have implemented RFC 7616 without us: Apache with MD5, lighttpd with SHA-256 too.</summary>
public sealed class DigestJudgeTests
{
    private const string Realm = "MMS Public API";
    private const string Password = "11111111-2222-3333-4444-555555555555";
    private const string Modules = "/usr/lib/apache2/modules";

    [JudgeFact("apache2")]
    public async Task Apache_sees_two_hundred_calls_as_two_hundred_and_one_requests_with_counts_in_order()
    {
        await using var apache = await StartApacheAsync("AuthDigestNcCheck On");
        using var session = Sessions.Open(Address(apache), Sessions.Key);
        for (int i = 0; i < 200; i++)
            await session.SendAsync(Sessions.Get());
        await ExpectAsync(apache, 201, refused: 1);
    }

    [JudgeFact("apache2")]
    public async Task Apache_sees_the_same_of_eight_at_a_time()
    {
        await using var apache = await StartApacheAsync("");
        using var session = Sessions.Open(Address(apache), Sessions.Key);
        await EightAtATimeAsync(session);
        await ExpectAsync(apache, 201, refused: 1);
    }

    [JudgeFact("apache2")]
    public async Task A_nonce_that_grows_old_costs_one_request_more()
    {
        await using var apache = await StartApacheAsync("AuthDigestNonceLifetime 1");
        using var session = Sessions.Open(Address(apache), Sessions.Key);
        await session.SendAsync(Sessions.Get());
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        await session.SendAsync(Sessions.Get());
        await ExpectAsync(apache, 4, refused: 2);
    }

    [JudgeFact("apache2")]
    public async Task Apache_agrees_on_paths_with_escapes_and_on_queries()
    {
        await using var apache = await StartApacheAsync("");
        using var session = Sessions.Open(Address(apache), Sessions.Key);
        var request = Sessions.Get("/api/a%20b%C3%A9");
        request.Query.Add(new("filter", "a b&c=\"d\""));
        request.Query.Add(new("m", "é"));
        Assert.Equal("{}", (await session.SendAsync(request)).Text());
    }

    [JudgeFact("apache2")]
    public async Task A_wrong_key_is_refused_by_Apache_and_asked_with_once()
    {
        await using var apache = await StartApacheAsync("");
        using var session = Sessions.Open(Address(apache), new ApiKeyCredential(Sessions.Key.PublicKey, "wr0ng"));
        var failure = await session.FailsAsync(Sessions.Get());
        Assert.Equal((AtlasFailure.Authentication, 401), (failure.Failure, failure.StatusCode));
        await ExpectAsync(apache, 2, refused: 2);
    }

    [JudgeTheory("lighttpd")]
    [InlineData("MD5")]
    [InlineData("SHA-256")]
    public async Task Lighttpd_sees_two_hundred_calls_as_two_hundred_and_one_requests(string algorithm)
    {
        await using var lighttpd = await StartLighttpdAsync(algorithm);
        using var session = Sessions.Open(Address(lighttpd), Sessions.Key);
        await EightAtATimeAsync(session);
        // It keeps its log to itself for seconds, unless it is told to begin another one.
        await lighttpd.SignalAsync("HUP");
        string[] log = await ExpectAsync(lighttpd, 201, refused: 1);
        Assert.Equal(200, log.Count(line => line.Contains($"algorithm={algorithm},", StringComparison.Ordinal) || line.EndsWith($"algorithm={algorithm}", StringComparison.Ordinal)));
    }

    private static Uri Address(Judge judge) => new($"http://{judge.EndPoint}/");

    private static async Task EightAtATimeAsync(AtlasHttpSession session) =>
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
            Assert.Equal("{}", (await session.SendAsync(Sessions.Get())).Text()));

    private static async Task<string[]> ExpectAsync(Judge judge, int requests, int refused)
    {
        string[] log = await judge.LogAsync("access.log", requests);
        Assert.Equal((requests, refused), (log.Length, log.Count(line => line.StartsWith("401 ", StringComparison.Ordinal))));
        return log;
    }

    private static void WriteSite(string folder)
    {
        Judge.Write(folder, "www/api/atlas/v2/groups", "{}");
        Judge.Write(folder, "www/api/a bé", "{}");
    }

    [SuppressMessage("Security", "CA5351", Justification = "What Atlas asks for.")]
    private static string Secret(string algorithm)
    {
        byte[] text = Encoding.UTF8.GetBytes($"{Sessions.Key.PublicKey}:{Realm}:{Password}");
        byte[] hash = algorithm == "MD5" ? MD5.HashData(text) : SHA256.HashData(text);
        return $"{Sessions.Key.PublicKey}:{Realm}:{Convert.ToHexStringLower(hash)}\n";
    }

    private static Task<Judge> StartApacheAsync(string setting) => Judge.StartAsync("apache2", (folder, port) =>
    {
        WriteSite(folder);
        Judge.Write(folder, "users", Secret("MD5"));
        string[] modules = ["mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_digest"];
        return ["-D", "FOREGROUND", "-f", Judge.Write(folder, "apache.conf", $$"""
            {{string.Concat(modules.Select(module => $"LoadModule {module}_module {Modules}/mod_{module}.so\n"))}}
            ServerName 127.0.0.1
            Listen 127.0.0.1:{{port}}
            User nobody
            Group nogroup
            DefaultRuntimeDir {{folder}}
            PidFile {{folder}}/pid
            ErrorLog {{folder}}/error.log
            StartServers 1
            MaxKeepAliveRequests 0
            LogFormat "%>s %r" short
            CustomLog {{folder}}/access.log short
            DocumentRoot {{folder}}/www
            <Location />
                AuthType Digest
                AuthName "{{Realm}}"
                AuthUserFile {{folder}}/users
                AuthDigestProvider file
                {{setting}}
                Require valid-user
            </Location>
            """)];
    });

    private static Task<Judge> StartLighttpdAsync(string algorithm) => Judge.StartAsync("lighttpd", (folder, port) =>
    {
        WriteSite(folder);
        Judge.Write(folder, "users", Secret(algorithm));
        return ["-D", "-f", Judge.Write(folder, "lighttpd.conf", $$"""
            server.modules = ("mod_auth", "mod_authn_file", "mod_accesslog")
            server.document-root = "{{folder}}/www"
            server.bind = "127.0.0.1"
            server.port = {{port}}
            server.errorlog = "{{folder}}/error.log"
            server.max-keep-alive-requests = 1000
            accesslog.filename = "{{folder}}/access.log"
            accesslog.format = "%s %r %{Authorization}i"
            auth.backend = "htdigest"
            auth.backend.htdigest.userfile = "{{folder}}/users"
            auth.require = ("/" => ("method" => "digest", "algorithm" => "{{algorithm}}", "realm" => "{{Realm}}", "require" => "valid-user"))
            """)];
    });
}
