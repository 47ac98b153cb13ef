using System.Management.Automation;
using AtlasPS.Hosting;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>One session in several runspaces at once: everybody gets what he asked for, and the wire sees a request for each call.</summary>
public sealed class SharedSessionTests : IDisposable
{
    private const int Runspaces = 4;
    private readonly AtlasWorld _world = new(new SimulatorOptions { TokenRequestsPerMinute = 3 }, connect: false);
    private readonly List<EngineHost> _engines = [.. Enumerable.Range(0, Runspaces).Select(_ => EngineHost.Create(BuiltModule.ManifestPath))];

    public void Dispose()
    {
        _engines.ForEach(engine => engine.Dispose());
        _world.Dispose();
    }

    [Fact]
    public async Task Calls_cost_a_request_each_and_a_nonce_that_is_forgotten_one_for_all()
    {
        object session = Connect("-Credential $credential -ProjectId " + AtlasWorld.Payments);
        await InAllAsync("param($session) 1..15 | ForEach-Object { Get-AtlasCluster Cluster0 -Session $session } | ForEach-Object Name", session, "Cluster0", 15);
        Assert.Equal((15 * Runspaces) + 1, _world.Atlas.RequestCount);

        _world.Atlas.ForgetNonces();
        // Only after a pause does one call go ahead of the others to see whether the nonce still holds.
        await Task.Delay(50);
        await InAllAsync("param($session) 1..15 | ForEach-Object { Get-AtlasCluster Cluster0 -Session $session } | ForEach-Object Name", session, "Cluster0", 15);
        Assert.Equal((2 * 15 * Runspaces) + 2, _world.Atlas.RequestCount);
    }

    [Fact]
    public async Task A_service_account_has_one_token_for_all()
    {
        _world.Run("param($account) $global:account = $account", AtlasWorld.Credential(SimulatorOptions.DefaultClientId, SimulatorOptions.DefaultClientSecret));
        object session = Connect("-Credential $account -ProjectId " + AtlasWorld.Payments);
        await InAllAsync("param($session) 1..5 | ForEach-Object { Get-AtlasCluster Cluster0 -Session $session } | ForEach-Object Name", session, "Cluster0", 5);
        _world.Atlas.RevokeTokens();
        await InAllAsync("param($session) 1..5 | ForEach-Object { Get-AtlasCluster Cluster0 -Session $session } | ForEach-Object Name", session, "Cluster0", 5);
        Assert.Equal(2, _world.Atlas.Requests.Count(request => request.Path.EndsWith("/token", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Names_are_looked_up_once_and_what_each_asks_for_does_not_mix()
    {
        object session = Connect("-Credential $credential");
        string[] projects = ["Payments", "Catalog", "Analytics"];
        var results = await Task.WhenAll(_engines.Select((engine, i) => OnItsOwnThread(() =>
            engine.Invoke("param($session, $project) 1..5 | ForEach-Object { Get-AtlasCluster -ProjectId $project -Session $session } | ForEach-Object ProjectId", session, projects[i % 3]))));
        Assert.All(results, result => Assert.Empty(result.Errors));
        Assert.All(results, result => Assert.Single(result.Output.Select(id => id.ToString()).Distinct()));
        Assert.Equal(3, results.Select(result => result.Output[0].ToString()).Distinct().Count());
        Assert.Single(_world.Served, request => request.Path == "/api/atlas/v2/groups");
    }

    [Fact]
    public async Task Completion_may_run_everywhere_at_once()
    {
        object session = Connect("-Credential $credential -ProjectId " + AtlasWorld.Payments);
        await InAllAsync("""
            param($session) $global:session = $session
            1..5 | ForEach-Object { $line = 'Get-AtlasCluster -Session $session -ClusterName '; (TabExpansion2 $line $line.Length).CompletionMatches[0].CompletionText }
            """, session, "Archive", 5);
    }

    [Fact]
    public async Task Each_runspace_hears_of_its_own_requests_only()
    {
        object session = Connect("-Credential $credential -ProjectId " + AtlasWorld.Payments);
        string[] paths = ["alerts", "databaseUsers", "accessList", "apiKeys"];
        string[] cmdlets = ["Get-AtlasAlert", "Get-AtlasDatabaseUser", "Get-AtlasAccessListEntry", "Get-AtlasProjectApiKey"];
        var results = await Task.WhenAll(_engines.Select((engine, i) => OnItsOwnThread(() => engine.Invoke($"param($session) 1..5 | ForEach-Object {{ {cmdlets[i]} -Session $session -Verbose -Debug }}", session))));
        for (int i = 0; i < Runspaces; i++)
        {
            Assert.Empty(results[i].Errors);
            Assert.All(results[i].Verbose.Where(line => line.StartsWith("GET", StringComparison.Ordinal)), line => Assert.Contains($"/{paths[i]} ", line, StringComparison.Ordinal));
            Assert.InRange(results[i].Verbose.Count(line => line.Contains($"/{paths[i]} 200 ", StringComparison.Ordinal)), 5, 5);
        }
    }

    [Fact]
    public async Task An_object_may_be_read_everywhere_at_once()
    {
        Connect("-Credential $credential -ProjectId " + AtlasWorld.Payments);
        for (int round = 0; round < 100; round++)
        {
            object cluster = _world.Run("Get-AtlasCluster Cluster0").Output[0].BaseObject;
            using var start = new Barrier(Runspaces);
            var nested = await Task.WhenAll(Enumerable.Range(0, Runspaces).Select(_ => OnItsOwnThread(() =>
            {
                start.SignalAndWait();
                return Property(((Array)Property(cluster, "ReplicationSpecs")).GetValue(0)!, "RegionConfigs");
            })));
            Assert.Single(nested.Distinct());
        }
    }

    [Fact]
    public async Task Closing_it_in_one_is_an_error_in_the_others_and_hangs_nobody()
    {
        object session = Connect("-Credential $credential -ProjectId " + AtlasWorld.Payments);
        var running = _engines.Select(engine => OnItsOwnThread(() => engine.Invoke("param($session) while ($true) { try { $null = Get-AtlasCluster Cluster0 -Session $session -ErrorAction Stop } catch { $_; break } }", session))).ToList();
        await Http.Eventually.Async(() => _world.Atlas.RequestCount > 20);
        _world.Run("param($session) Disconnect-Atlas -Session $session", session);
        var results = await Task.WhenAll(running);
        Assert.All(results, result => Assert.StartsWith("SessionClosed,", ((ErrorRecord)Assert.Single(result.Output).BaseObject).FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    /// <summary>As runspaces have one: blocked threads of the pool would keep the answers from coming in.</summary>
    private static Task<T> OnItsOwnThread<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static object Property(object target, string name) => target.GetType().GetProperty(name)!.GetValue(target)!;

    private object Connect(string arguments)
    {
        object session = _world.Run($"Connect-Atlas -SkipVerification {arguments} -BaseUri $baseUri -PassThru").Output[0].BaseObject;
        _world.Atlas.ClearLog();
        return session;
    }

    private async Task InAllAsync(string script, object session, string expected, int count)
    {
        var results = await Task.WhenAll(_engines.Select(engine => OnItsOwnThread(() => engine.Invoke(script, session))));
        Assert.All(results, result =>
        {
            Assert.Empty(result.Errors);
            Assert.Equal(Enumerable.Repeat(expected, count), result.Output.Select(name => name.ToString()));
        });
    }
}
