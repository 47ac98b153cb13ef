using System.Text.RegularExpressions;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>What -Verbose and -Debug tell of the wire: a line a request, and all of it that is no secret.</summary>
public sealed class NarrationTests : IClassFixture<AtlasWorld>, IDisposable
{
    private readonly AtlasWorld _world;

    public NarrationTests(AtlasWorld world)
    {
        _world = world;
        _world.Run("Get-AtlasCluster");
    }

    public void Dispose() => _world.Atlas.ClearFaults();

    [Fact]
    public void Verbose_is_a_line_a_request_with_method_path_status_and_time()
    {
        var result = _world.Run("Get-AtlasCluster Cluster0 -Verbose");
        Assert.Matches($"^GET /api/atlas/v2/groups/{AtlasWorld.Payments}/clusters/Cluster0 200 \\d+ ms$", Assert.Single(result.Verbose));
        Assert.Empty(result.Debug);
    }

    [Fact]
    public void Verbose_tells_of_waits_and_which_attempt_it_is()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /**/clusters/Cluster0", Count = 2, Status = 503, RetryAfter = 0 });
        string path = $"/api/atlas/v2/groups/{AtlasWorld.Payments}/clusters/Cluster0";
        Assert.Equal(
            [
                $"GET {path} 503 … ms", $"GET {path} waits 0 s: 503 SERVICE_UNAVAILABLE, Retry-After 0 s",
                $"GET {path} 503 … ms (attempt 2)", $"GET {path} waits 0 s: 503 SERVICE_UNAVAILABLE, Retry-After 0 s",
                $"GET {path} 200 … ms (attempt 3)",
            ],
            _world.Run("Get-AtlasCluster Cluster0 -Verbose").Verbose.Select(line => Regex.Replace(line, "\\d+ ms", "… ms")));
    }

    [Fact]
    public void Debug_shows_headers_and_bodies_and_hides_what_may_be_a_secret()
    {
        var result = _world.Run("New-AtlasDatabaseUser told -Password $password -Role @{ roleName = 'read'; databaseName = 'app' } -Debug");
        string told = string.Join("\n", result.Debug);
        Assert.StartsWith($"> POST /api/atlas/v2/groups/{AtlasWorld.Payments}/databaseUsers", result.Debug[0], StringComparison.Ordinal);
        foreach (string shown in (string[])["Accept: application/vnd.atlas.", "Content-Type: application/vnd.atlas.", "User-Agent: AtlasPS/", "Authorization: ***", "\"username\":\"told\"", "\"roleName\":\"read\"", "\"password\":\"***\"", "< 201"])
            Assert.Contains(shown, told, StringComparison.Ordinal);
        Assert.DoesNotContain("pass phrase", told, StringComparison.Ordinal);
        Assert.Empty(result.Verbose);
    }

    [Fact]
    public void Preferences_do_what_the_switches_do()
    {
        var result = _world.Run("$VerbosePreference = $DebugPreference = 'Continue'; try { Get-AtlasCluster Cluster0 } finally { $VerbosePreference = $DebugPreference = 'SilentlyContinue' }");
        Assert.Single(result.Verbose, line => line.StartsWith("GET ", StringComparison.Ordinal));
        Assert.Contains(result.Debug, line => line.Contains("Authorization: ***", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_either_nothing_is_said()
    {
        var result = _world.Run("Get-AtlasCluster Cluster0");
        Assert.Empty(result.Verbose.Concat(result.Debug).Concat(result.Warnings));
        Assert.Empty(result.Progress);
    }
}
