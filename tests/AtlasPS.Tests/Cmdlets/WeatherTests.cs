using System.Diagnostics;
using System.Management.Automation;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>What cmdlets make of failures: refusals, trouble at Atlas, broken connections. Each over a real socket, none hangs, none loses what had come.</summary>
public sealed class WeatherTests : IClassFixture<AtlasWorld>, IDisposable
{
    private const string Alerts = "GET /api/atlas/v2/groups/*/alerts*";
    private readonly AtlasWorld _world;

    public WeatherTests(AtlasWorld world)
    {
        _world = world;
        _world.Atlas.ClearFaults();
        _world.Connect();
        _world.Run("Get-AtlasProject");
        _world.Atlas.ClearLog();
    }

    public void Dispose() => _world.Atlas.ClearFaults();

    [Theory]
    [InlineData(400, ErrorCategory.InvalidArgument)]
    [InlineData(402, ErrorCategory.QuotaExceeded)]
    [InlineData(403, ErrorCategory.PermissionDenied)]
    [InlineData(404, ErrorCategory.ObjectNotFound)]
    [InlineData(409, ErrorCategory.ResourceExists)]
    [InlineData(410, ErrorCategory.NotInstalled)]
    [InlineData(500, ErrorCategory.ResourceUnavailable)]
    public void A_status_becomes_a_category_with_code_and_advice(int status, ErrorCategory category)
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = Alerts, Count = null, Status = status, ErrorCode = "SOME_CODE", Detail = "It went wrong" });

        var error = _world.Fail("Get-AtlasAlert");

        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.StartsWith("SOME_CODE,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("AtlasPS.AtlasApiException", error.Exception.GetType().FullName);
        Assert.Contains(status.ToString(System.Globalization.CultureInfo.InvariantCulture), error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.NotNull(error.TargetObject);
    }

    [Theory]
    [InlineData("Get-AtlasDatabaseMeasurement nohost.example.net:27017 ledger -Granularity PT1M -Period PT1H", "HOSTNAME_AND_PORT_NOT_FOUND", "Database 'ledger'")]
    [InlineData("Remove-AtlasProjectUserRole (Get-AtlasProjectUser -First 1).Id GROUP_SEARCH_INDEX_EDITOR -Confirm:$false", "USER_DOES_NOT_HAVE_ROLE", "was not found")]
    public void A_404_about_something_else_is_not_blamed_on_the_thing(string script, string code, string wrong)
    {
        var error = _world.Fail(script);
        Assert.StartsWith(code, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_for_want_of_a_role_names_the_role()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = "PATCH /**", Status = 403 });
        var error = _world.Fail("Get-AtlasAlert -Status OPEN -First 1 | Confirm-AtlasAlert -AcknowledgedUntil (Get-Date).AddDays(1)");
        Assert.Contains("Project Alerts Manager", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Exceptions_can_be_caught_by_type_and_carry_what_Atlas_said()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = Alerts, Status = 404, ErrorCode = "GROUP_NOT_FOUND" });
        var output = _world.Run("try { Get-AtlasAlert -ErrorAction Stop } catch [AtlasPS.AtlasApiException] { $_.Exception.StatusCode; $_.Exception.ErrorCode; $_.Exception.RequestLine }").Output;
        Assert.Equal(404, output[0].BaseObject);
        Assert.Equal("GROUP_NOT_FOUND", output[1].BaseObject);
        Assert.StartsWith("GET /api/atlas/v2/groups/", (string)output[2].BaseObject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_limit_is_waited_for()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = Alerts, Status = 429, RetryAfter = 1 });
        var watch = Stopwatch.StartNew();
        var result = _world.Run("Get-AtlasAlert -Verbose");
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(0.95), $"took {watch.Elapsed}");
        Assert.NotEmpty(result.Output);
        Assert.Contains(result.Verbose, line => line.Contains("429", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rate_limit_that_outlasts_the_time_allowed_is_an_error_at_once()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = Alerts, Count = null, Status = 429, RetryAfter = 60 });
        var watch = Stopwatch.StartNew();
        var error = _world.Fail("Get-AtlasAlert -TimeoutSec 2");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
        Assert.Equal(ErrorCategory.LimitsExceeded, error.CategoryInfo.Category);
        Assert.Contains("60", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_in_the_place_of_json_is_named_as_what_it_is()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = Alerts, Count = null, Status = 200, Body = "<html><body>Please sign in to the hotel's network</body></html>" });
        var error = _world.Fail("Get-AtlasAlert");
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Contains("HTML", error.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_503_in_html_is_tried_again_and_then_reported()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = Alerts, Count = 1, Status = 503, Body = "<html>Service Unavailable</html>" });
        Assert.NotEmpty(_world.Run("Get-AtlasAlert").Output);
        Assert.Equal([503, 200], _world.Served.Select(request => request.Status));
    }

    [Theory]
    [InlineData(FaultConnection.CutBeforeHeaders)]
    [InlineData(FaultConnection.CutMidBody)]
    public void A_cut_connection_is_tried_again_for_a_read(FaultConnection cut)
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = Alerts, Count = 1, Connection = cut });
        Assert.NotEmpty(_world.Run("Get-AtlasAlert").Output);
    }

    [Fact]
    public void A_create_whose_answer_was_lost_is_not_sent_again_and_the_error_says_how_to_look()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = "POST /**", Count = null, Connection = FaultConnection.CutBeforeHeaders, Perform = true });
        var error = _world.Fail("New-AtlasProject -Name Lost -OrgId Contoso");
        Assert.Single(_world.Atlas.Requests, request => request.Method == "POST");
        Assert.Contains("not known", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(true, error.Exception.GetType().GetProperty("OutcomeUnknown")!.GetValue(error.Exception));
    }

    [Theory]
    [InlineData(FaultConnection.HangBeforeHeaders)]
    [InlineData(FaultConnection.HangMidBody)]
    public void A_hung_server_is_left_when_the_time_is_over(FaultConnection hang)
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = Alerts, Count = null, Connection = hang });
        var watch = Stopwatch.StartNew();
        var error = _world.Fail("Get-AtlasAlert -TimeoutSec 1");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(6), $"took {watch.Elapsed}");
        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
        Assert.Contains("-TimeoutSec", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_of_page_three_stops_at_once_and_keeps_what_had_come()
    {
        _world.Atlas.AddDatabaseUsers(1000, AtlasWorld.Payments);
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /**?*pageNum=3*", Count = null, Connection = FaultConnection.HangMidBody });
        using var ctrlC = new CancellationTokenSource();
        var running = _world.Engine.InvokeAsync("$global:seen = [System.Collections.Generic.List[object]]::new(); Get-AtlasDatabaseUser -All -PageSize 100 | ForEach-Object { $seen.Add($_) }", ctrlC.Token);
        for (int i = 0; i < 200 && !_world.Atlas.Requests.Any(request => request.Query.Contains("pageNum=3", StringComparison.Ordinal)); i++)
            await Task.Delay(25);
        await Task.Delay(200);

        var watch = Stopwatch.StartNew();
        await ctrlC.CancelAsync();
        var result = await running;

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"took {watch.Elapsed}");
        Assert.True(result.WasStopped);
        Assert.Equal(200, _world.Run("$seen.Count").Output[0].BaseObject);
        Assert.DoesNotContain(_world.Atlas.Requests, request => request.Query.Contains("pageNum=4", StringComparison.Ordinal));
    }

    [Fact]
    public void A_failure_of_one_input_leaves_the_others_alone()
    {
        _world.Atlas.AddFault(new SimulatorFault { Match = "GET /api/atlas/v2/groups/*/clusters/Cluster1*", Count = null, Status = 500 });
        var result = _world.Engine.Invoke("'Cluster0', 'Cluster1', 'Cluster0' | ForEach-Object { [pscustomobject]@{ ClusterName = $_ } } | Get-AtlasCluster");
        Assert.Equal(2, result.Output.Count);
        Assert.Equal("Cluster1", Assert.Single(result.Errors).TargetObject);
    }

    [Fact]
    public void Secrets_show_in_no_stream()
    {
        var result = _world.Engine.Invoke("Get-AtlasProject -Verbose -Debug; New-AtlasDatabaseUser -Username eve -Password $password -Role @{ roleName = 'read'; databaseName = 'app' } -Verbose -Debug; Get-AtlasAlert -AlertId 000000000000000000000000 -Debug");
        string everything = string.Join("\n", result.Verbose.Concat(result.Debug).Concat(result.Errors.Select(error => error + error.Exception.ToString()))) + result.Text;
        Assert.Contains("GET /api/atlas/v2/groups", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(SimulatorOptions.DefaultPrivateKey, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("long enough pass phrase", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("response=\"", everything, StringComparison.Ordinal);
    }
}
