using System.Globalization;
using System.Text;
using AtlasPS.Tests.Http;
using Xunit.Abstractions;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>
/// Answers that are spoilt in all ways: whatever comes, a cmdlet returns objects that can be read, or writes an error record of an AtlasApiException, and the pipeline goes on. The seed is fixed; for
/// hours of it: <c>ATLASPS_FUZZ=10000000 dotnet test --filter FullyQualifiedName~FuzzTests</c>.
/// </summary>
public sealed class FuzzTests(AtlasWorld world, ITestOutputHelper log) : IClassFixture<AtlasWorld>
{
    private const int Ordinary = 20_000;

    private static readonly byte[][] Seeds =
    [
        .. new[]
        {
            """{"links":[{"href":"https://cloud.mongodb.com/x?pageNum=2","rel":"next"}],"results":[{"id":"5e8f8a8b3d2c1f0a1b2c3d4e","name":"Cluster0","stateName":"IDLE","createDate":"2026-01-02T03:04:05Z","replicationSpecs":[{"regionConfigs":[{"priority":7,"electableSpecs":{"nodeCount":3,"diskSizeGB":40.5}}]}],"tags":[{"key":"a\u00e9","value":"b"}]}],"totalCount":1}""",
            """{"name":"Cluster0","stateName":"IDLE","createDate":"2026-01-02T03:04:05Z","paused":false,"connectionStrings":{"standardSrv":"mongodb+srv://x"},"counter":12345678901234567890,"replicationSpecs":[]}""",
            """{"error":404,"errorCode":"CLUSTER_NOT_FOUND","reason":"Not Found","detail":"No cluster.","parameters":["Cluster0"],"badRequestDetail":{"fields":[{"field":"a","description":"b"}]}}""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly string[] Pieces =
    [
        "null", "true", "-0", "1e999", "\"\\ud800\"", "\"\\udc00\\ud800\"", "[]", "{}", "[1,null,\"x\"]", "{\"\":1}", "\"__proto__\"", "99999999999999999999999999", "\"2026-99-99T99:99:99Z\"", "\u0000", "\u001b[2J", "\\", "\"", "}", "]", ",",
        "{\"PSObject\":1,\"psbase\":2,\"Count\":3,\"ToString\":4,\"GetType\":5,\"Equals\":6,\"a.b\":7,\"$x\":8,\"a\":{\"a\":{\"a\":{}}}}", "\u00ff\u00fe", "\ufffd",
    ];

    [Fact]
    public async Task Whatever_comes_is_objects_or_an_error_record()
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("ATLASPS_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out int wanted) ? wanted : Ordinary;
        await using var server = new RawServer(request => Spoilt(new Random(request.Number)));
        world.Run("param($address, $token) Connect-Atlas -AccessToken $token -BaseUri $address -ProjectId 000000000000000000000001 -MaximumRetryCount 0", server.Address, AtlasWorld.Secret("t0k3n"));
        var result = world.Run("""
            param($count)
            $wrong = [System.Collections.Generic.List[string]]::new()
            $objects = $errors = 0
            for ($i = 0; $i -lt $count; $i++) {
                try {
                    $failed = $null
                    $read = switch ($i % 4) {
                        0 { Get-AtlasCluster -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue }
                        1 { Get-AtlasCluster Cluster0 -ErrorVariable failed -ErrorAction SilentlyContinue }
                        2 { New-AtlasProject x -OrgId 000000000000000000000002 -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue }
                        3 { Invoke-AtlasApi getGroupCluster @{ clusterName = 'x' } -ErrorVariable failed -ErrorAction SilentlyContinue }
                    }
                    foreach ($one in $read) {
                        $objects++
                        if ($one -is [AtlasPS.AtlasObject]) {
                            $null = $one.ToJson()
                            if ($i % 10 -eq 0) { foreach ($property in $one.PSObject.Properties) { $null = $property.Value } }
                        }
                    }
                    foreach ($one in $failed) {
                        if ($one -is [System.Management.Automation.ErrorRecord]) {
                            $errors++
                            if ($one.Exception -isnot [AtlasPS.AtlasApiException]) { $wrong.Add("$i $($one.Exception)") }
                        }
                    }
                }
                catch {
                    # Terminating by intent: a refused credential, no connection. Nothing else ends a pipeline.
                    $errors++
                    if ($_.Exception -isnot [AtlasPS.AtlasApiException] -and $_.Exception.InnerException -isnot [AtlasPS.AtlasApiException]) { $wrong.Add("$i $($_.Exception)") }
                }
            }
            "$objects objects, $errors errors"
            $wrong | Select-Object -First 5
            """, count);
        log.WriteLine(string.Join("\n", result.Output));
        Assert.Single(result.Output);
        Assert.InRange(server.Requests.Count, count, count * 3);
    }

    private static Reply Spoilt(Random random)
    {
        byte[] body = [.. Seeds[random.Next(Seeds.Length)]];
        for (int i = random.Next(4); i > 0 && body.Length > 0; i--)
        {
            int at = random.Next(body.Length);
            switch (random.Next(5))
            {
                case 0:
                    body[at] = (byte)random.Next(256);
                    break;
                case 1:
                    body = body[..at];
                    break;
                case 2:
                    body = [.. body[..at], .. Encoding.Latin1.GetBytes(Pieces[random.Next(Pieces.Length)]), .. body[at..]];
                    break;
                case 3:
                    int to = Math.Min(body.Length, at + random.Next(30));
                    body = [.. body[..at], .. body[to..]];
                    break;
                default:
                    body = Value(body, at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
            }
        }

        int status = random.Next(8) switch { 0 => 404, 1 => random.Next(400, 600), _ => 200 };
        string type = random.Next(20) switch { 0 => "text/html", 1 => "text/plain", 2 => "", _ => "application/vnd.atlas.2024-08-05+json" };
        return Reply.Body(status is 401 or 407 ? 400 : status, body, type.Length == 0 ? "X-Nothing: 1" : $"Content-Type: {type}");
    }

    /// <summary>Puts something else in the place of the next value.</summary>
    private static byte[] Value(byte[] body, int at, byte[] piece)
    {
        int colon = Array.IndexOf(body, (byte)':', at);
        if (colon < 0)
            return body;
        int end = colon + 1;
        while (end < body.Length && body[end] is not ((byte)',' or (byte)'}' or (byte)']'))
            end++;
        return [.. body[..(colon + 1)], .. piece, .. body[end..]];
    }
}
