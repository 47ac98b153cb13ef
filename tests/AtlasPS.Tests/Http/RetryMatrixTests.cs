using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AtlasPS.Hosting;
using AtlasPS.Http;

namespace AtlasPS.Tests.Http;

/// <summary>The retry matrix as <c>docs/retries.md</c> has it: every row with every method, over real sockets.</summary>
public class RetryMatrixTests
{
    private const string Again = "again";
    private const string Never = "never";
    private const string Unknown = "never; outcome unknown";
    private const string Silence = "Nothing comes for too long";
    private const string Deadline = "The time of the call is over";

    /// <summary>Something that goes well before, so that there is a connection.</summary>
    private const string Before = "/api/atlas/v2/orgs";

    private static readonly string[] Methods = ["GET", "PUT", "DELETE", "POST", "PATCH"];

    /// <summary>How the rows of the table come about: the answers to the first request, each of which must do; null where no request arrives.</summary>
    private static readonly Dictionary<string, (AtlasFailure Failure, Reply[]? Replies)> Causes = new()
    {
        ["No connection can be opened"] = (AtlasFailure.Connection, null),
        ["The certificate is refused"] = (AtlasFailure.Tls, null),
        ["The connection is reset before an answer"] = (AtlasFailure.Connection, [Reply.Reset()]),
        ["The connection is closed before an answer"] = (AtlasFailure.Connection, [Reply.HangUp()]),
        ["The answer is cut off"] = (AtlasFailure.Connection, [
            Reply.Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\":"),
            Reply.Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n")]),
        [Silence] = (AtlasFailure.Timeout, [Reply.Silence()]),
        ["429 with Retry-After"] = (AtlasFailure.Status, [Reply.Json(429, "{}", "Retry-After: 0")]),
        ["429 without Retry-After"] = (AtlasFailure.Status, [Reply.Json(429, "{}")]),
        ["502, 503 or 504"] = (AtlasFailure.Status, [Reply.Json(502, "{}"), Reply.Json(503, "{}"), Reply.Json(504, "{}"), Reply.Json(503, "{}", "Retry-After: 0")]),
        ["503 as an HTML page"] = (AtlasFailure.Status, [Reply.Text(503, "text/html", "<html>Service Unavailable</html>")]),
        ["500"] = (AtlasFailure.Status, [Reply.Json(500, "{}")]),
        ["400, 403, 404 or 409"] = (AtlasFailure.Status, [Reply.Json(400, "{}"), Reply.Json(403, "{}"), Reply.Json(404, "{}"), Reply.Json(409, "{}")]),
        ["An answer that is not HTTP"] = (AtlasFailure.Protocol, [Reply.Raw("Good day\r\n\r\n")]),
        ["An HTML page instead of JSON"] = (AtlasFailure.Protocol, [Reply.Text(200, "text/html", "<html>Sign in</html>")]),
        [Deadline] = (AtlasFailure.Timeout, [Reply.Silence()]),
    };

    public static TheoryData<string, string, string> Matrix() => Rows(_ => true);

    /// <summary>What is tried again, and that of which nothing ever arrives.</summary>
    public static TheoryData<string, string, string> Tries() => Rows(row => row.Expected == Again || Causes[row.Cause].Replies is null);

    [Fact]
    public void Every_row_is_tested() => Assert.Equal(Causes.Keys, Table().Select(row => row[0]));

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task What_happens_is_what_the_table_says(string cause, string method, string expected)
    {
        Assert.Contains(expected, new[] { Again, Never, Unknown });
        var (kind, replies) = Causes[cause];
        foreach (var reply in replies ?? [])
        {
            await using var server = new RawServer(r => r.Number == 2 ? reply : Reply.Json(200, "{}"));
            using var session = Open(server.Address, cause);
            await session.SendAsync(Sessions.Get(Before));
            if (expected == Again)
            {
                Assert.Equal(200, (await session.SendAsync(Request(method, cause))).StatusCode);
                // On a busy machine an answer may seem not to come.
                Assert.InRange(server.Requests.Skip(1).Count(r => r.Method == method), 2, cause == Silence ? 6 : 2);
            }
            else
            {
                var failure = await session.FailsAsync(Request(method, cause));
                Assert.Equal((kind, 1, 1, expected == Unknown), (failure.Failure, server.Requests.Count - 1, failure.Attempts, failure.OutcomeUnknown));
                Assert.Equal($"{method} /api/atlas/v2/groups", failure.RequestLine);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tries))]
    public async Task When_all_tries_are_used_up_the_failure_is_told(string cause, string method, string expected)
    {
        const int Retries = 1;
        int tries = expected == Again ? Retries + 1 : 1;
        // What a POST leaves open, a PUT leaves open that was tried in vain.
        bool unknown = method != "GET" && Table().Single(row => row[0] == cause)[Column("POST")] == Unknown;
        var (kind, replies) = Causes[cause];
        if (replies is null)
        {
            using var certificate = Certificate();
            await using var server = new RawServer(_ => Task.FromResult(Reply.Json(200, "{}")), certificate);
            using var session = Open(kind == AtlasFailure.Tls ? server.Address : FreeAddress(), cause, Retries);
            var failure = await session.FailsAsync(Request(method, cause));
            Assert.Equal((kind, tries, false), (failure.Failure, failure.Attempts, failure.OutcomeUnknown));
            Assert.Empty(server.Requests);
            return;
        }

        foreach (var reply in replies)
        {
            await using var server = new RawServer(r => r.Target == Before ? Reply.Json(200, "{}") : reply);
            using var session = Open(server.Address, cause, Retries);
            await session.SendAsync(Sessions.Get(Before));
            var failure = await session.FailsAsync(Request(method, cause));
            Assert.Equal((kind, tries, tries, unknown), (failure.Failure, server.Requests.Count - 1, failure.Attempts, failure.OutcomeUnknown));
        }
    }

    private static AtlasHttpSession Open(Uri address, string cause, int retries = 5) =>
        Sessions.Open(address, retries: retries, connection: cause == Silence ? new AtlasConnectionOptions { OperationTimeout = TimeSpan.FromSeconds(0.4) } : null);

    private static AtlasRequest Request(string method, string cause)
    {
        var request = Sessions.Of(method, method is "GET" or "DELETE" ? null : "{}");
        if (cause == Deadline)
            request.Timeout = TimeSpan.FromSeconds(0.6);
        return request;
    }

    private static TheoryData<string, string, string> Rows(Func<(string Cause, string Expected), bool> wanted)
    {
        var rows = new TheoryData<string, string, string>();
        foreach (string[] row in Table())
            foreach (string method in Methods)
                if (wanted((row[0], row[Column(method)])))
                    rows.Add(row[0], method, row[Column(method)]);
        return rows;
    }

    private static int Column(string method) => method switch
    {
        "GET" => 1,
        "PUT" or "DELETE" => 2,
        _ => 3,
    };

    private static IEnumerable<string[]> Table() =>
        from line in File.ReadLines(Path.Combine(BuiltModule.RepositoryRoot, "docs", "retries.md")).SkipWhile(line => !line.StartsWith("| What happens", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
        select line.Trim('|', ' ').Split('|').Select(cell => cell.Trim()).ToArray();

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var now = DateTimeOffset.UtcNow;
        return new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
    }
}
