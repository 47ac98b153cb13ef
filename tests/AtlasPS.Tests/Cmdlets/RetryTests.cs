using System.Diagnostics;
using System.Management.Automation;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Retries, waits and their limits as a person sees and sets them.</summary>
public sealed class RetryTests : IClassFixture<AtlasWorld>, IDisposable
{
    private const string Alerts = "GET /api/atlas/v2/groups/*/alerts*";
    private readonly AtlasWorld _world;

    public RetryTests(AtlasWorld world)
    {
        _world = world;
        _world.Atlas.ClearFaults();
        _world.Connect();
        _world.Atlas.ClearLog();
    }

    public void Dispose() => _world.Atlas.ClearFaults();

    [Fact]
    public void Every_cmdlet_that_talks_to_Atlas_takes_them()
    {
        var missing = _world.Run("""
            Get-Command -Module AtlasPS -CommandType Cmdlet | Where-Object { $_.Parameters.ContainsKey('TimeoutSec') } |
                Where-Object { -not ($_.Parameters.ContainsKey('MaximumRetryCount') -and $_.Parameters.ContainsKey('RetryIntervalSec')) } | ForEach-Object Name
            """).Output;
        Assert.Empty(missing);
        Assert.True((int)_world.Run("(Get-Command -Module AtlasPS -ParameterName MaximumRetryCount).Count").Output.Single().BaseObject > 50);
    }

    [Theory]
    [InlineData("", "-MaximumRetryCount 0", 1)]
    [InlineData("", "-MaximumRetryCount 2", 3)]
    [InlineData("-MaximumRetryCount 1", "", 2)]
    [InlineData("-MaximumRetryCount 0", "", 1)]
    [InlineData("-MaximumRetryCount 0", "-MaximumRetryCount 1", 2)]
    public void A_call_is_tried_again_as_often_as_it_or_the_session_says(string session, string call, int requests)
    {
        Connect(session);
        _world.Atlas.AddFault(new SimulatorFault { Match = Alerts, Count = null, Status = 503 });
        var error = _world.Fail($"Get-AtlasAlert {call}");
        Assert.Equal(requests, _world.Served.Count);
        Assert.Equal(requests, error.Exception.GetType().GetProperty("Attempts")!.GetValue(error.Exception));
    }

    [Theory]
    [InlineData("-MaximumRetryCount -1")]
    [InlineData("-MaximumRetryCount 101")]
    [InlineData("-RetryIntervalSec 0")]
    [InlineData("-RetryIntervalSec 86401")]
    public void Numbers_out_of_bounds_are_refused(string parameter)
    {
        var error = _world.Fail($"Get-AtlasAlert {parameter}");
        Assert.Contains("ParameterArgumentValidationError", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_world.Served);
    }

    [Theory]
    [InlineData("", "-RetryIntervalSec 1")]
    [InlineData("-RetryIntervalSec 1", "")]
    public void The_interval_takes_the_place_of_waits_that_grow(string session, string call)
    {
        Connect(session);
        // Without it this wait would be ten seconds.
        _world.Atlas.AddFault(new SimulatorFault { Match = Alerts, Status = 429 });
        var result = _world.Run($"Get-AtlasAlert {call} -Verbose");
        Assert.Contains(result.Verbose, line => line.EndsWith("waits 1 s: 429 RATE_LIMITED", StringComparison.Ordinal));
    }

    [Fact]
    public void What_Atlas_asks_for_wins_over_the_interval()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = Alerts, Status = 429, RetryAfter = 1 });
        var result = _world.Run("Get-AtlasAlert -RetryIntervalSec 600 -Verbose");
        Assert.Contains(result.Verbose, line => line.EndsWith("waits 1 s: 429 RATE_LIMITED, Retry-After 1 s", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_is_looked_up_under_the_same_terms()
    {
        Connect("");
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /api/atlas/v2/groups", Count = null, Status = 503 });
        _world.Fail("Get-AtlasAlert -ProjectId Catalog -MaximumRetryCount 0");
        Assert.Single(_world.Served);

        _world.Atlas.ClearFaults();
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /api/atlas/v2/groups", Count = null, Connection = FaultConnection.HangBeforeHeaders });
        var watch = Stopwatch.StartNew();
        var error = _world.Fail("Get-AtlasAlert -ProjectId Catalog -TimeoutSec 1");
        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.9, 20);
    }

    [Fact]
    public void A_refusal_holds_back_the_next_call_and_longer_waits_show_in_a_bar_that_goes_away()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = Alerts, Status = 429, RetryAfter = 2 });
        var result = _world.Engine.Invoke("Get-AtlasAlert -MaximumRetryCount 0; Get-AtlasAlert -Verbose");

        var error = Assert.Single(result.Errors);
        Assert.Equal(ErrorCategory.LimitsExceeded, error.CategoryInfo.Category);
        Assert.Contains("Wait 2 s", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.NotEmpty(result.Output);
        Assert.Contains(result.Verbose, line => line.Contains("429 to an earlier request of the same kind", StringComparison.Ordinal));
        Assert.Equal(["429 to an earlier request of the same kind", "done"], result.Progress.Select(record => record.StatusDescription));
        Assert.Equal([ProgressRecordType.Processing, ProgressRecordType.Completed], result.Progress.Select(record => record.RecordType));
        Assert.InRange(result.Progress[0].SecondsRemaining, 1, 2);
        Assert.DoesNotContain(_world.Atlas.Requests, request => request.TooSoon);
    }

    [Fact]
    public void A_call_that_may_not_wait_so_long_says_so_at_once()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = Alerts, Status = 429, RetryAfter = 600 });
        _world.Fail("Get-AtlasAlert -MaximumRetryCount 0");
        var error = _world.Fail("Get-AtlasAlert -TimeoutSec 30");
        Assert.Equal(ErrorCategory.LimitsExceeded, error.CategoryInfo.Category);
        Assert.Contains("Not sent", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("30 s", error.ToString(), StringComparison.Ordinal);
        Assert.Single(_world.Served);
    }

    [Theory]
    [InlineData("New-AtlasProject -Name Lost -OrgId Contoso", "Get-AtlasProject")]
    [InlineData("New-AtlasCluster Lost -ClusterType REPLICASET -Body '{}'", "Get-AtlasCluster")]
    [InlineData("Get-AtlasAlert -First 1 | Confirm-AtlasAlert -AcknowledgedUntil (Get-Date).AddDays(1)", "Get-AtlasAlert")]
    [InlineData("Invoke-AtlasApi createGroup -Body @{ name = 'Lost'; orgId = (Get-AtlasContext).OrgId } -Confirm:$false", "Invoke-AtlasApi listGroups")]
    public void After_a_lost_answer_the_error_says_where_to_look(string script, string look)
    {
        foreach (string change in (string[])["POST", "PATCH"])
            _world.Atlas.AddFault(new SimulatorFault { Match = $"{change} /**", Count = null, Connection = FaultConnection.CutBeforeHeaders });
        var error = _world.Fail(script);
        Assert.Single(_world.Atlas.Requests, request => request.Method != "GET");
        Assert.EndsWith("Whether Atlas carried it out is not known.", error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"so it was not sent again. Look first with {look}, then decide.", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    /// <summary>Connects without looking a name up.</summary>
    private void Connect(string parameters) => _world.Run($"Connect-Atlas -SkipVerification -Credential $credential -BaseUri $baseUri -ProjectId {AtlasWorld.Payments} {parameters}");
}
