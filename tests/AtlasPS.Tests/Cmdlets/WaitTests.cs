using System.Collections;
using System.Text.Json.Nodes;
using AtlasPS.Catalog;
using AtlasPS.Hosting;
using AtlasPS.Simulator;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Everything that can wait: it ends when the work is done or the thing is gone, and a failure or a time that runs out is an error.</summary>
public sealed class WaitTests : IClassFixture<AtlasWorld>
{
    private const string AtWork = "STILL_AT_IT";
    private readonly AtlasWorld _world;

    public WaitTests(AtlasWorld world)
    {
        _world = world;
        _world.Atlas.ClearFaults();
        _world.Atlas.ClearLog();
    }

    public static TheoryData<string, string> CanBeDone => Waits(wait => wait.Done.Count > 0);

    public static TheoryData<string, string> CanFail => Waits(wait => wait.Failed.Count > 0);

    public static TheoryData<string, string> CanGo => Waits(wait => wait.Gone);

    [Theory]
    [MemberData(nameof(CanBeDone))]
    public void Ends_when_the_work_is_done(string name, string set)
    {
        var (command, wait) = Wait(name);
        Polls(wait, Under(wait), count: 1);
        Polls(wait, Ended(wait, wait.Done[0]), count: null);

        var result = Call(command, set);

        Assert.True(result.Errors.Count == 0, string.Join("\n", result.Errors));
        Assert.Equal(2, Polled(wait));
        if (command.Kind == CommandKind.Wait || command.Verb == "New")
            Assert.Contains(wait.Done[0], (string)Assert.Single(result.Output).Methods["ToJson"].Invoke(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CanFail))]
    public void A_failure_is_an_error_that_names_it(string name, string set)
    {
        var (command, wait) = Wait(name);
        Polls(wait, Ended(wait, wait.Failed[0]), count: null);

        var error = Assert.Single(Call(command, set).Errors);

        Assert.StartsWith("WaitFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(wait.Failed[0], error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [MemberData(nameof(CanGo))]
    public void Ends_when_the_thing_is_gone(string name, string set)
    {
        var (command, wait) = Wait(name);
        Polls(wait, Under(wait), count: 1);
        _world.Atlas.AddFault(new SimulatorFault { Match = SpecimenCall.Matching(AtlasCatalog.Facts.Operation(wait.Poll)), Count = null, Status = 404 });

        var result = Call(command, set);

        Assert.True(result.Errors.Count == 0, string.Join("\n", result.Errors));
        Assert.Empty(result.Output);
        Assert.Equal(2, Polled(wait));
    }

    [Theory]
    [InlineData("Wait-AtlasCluster")]
    [InlineData("New-AtlasBackupSnapshot")]
    [InlineData("Remove-AtlasPeeringConnection")]
    public void A_time_that_runs_out_is_an_error_and_the_work_goes_on(string name)
    {
        var (command, wait) = Wait(name);
        Polls(wait, Under(wait), count: null);

        var error = Assert.Single(Call(command, command.Sets[0].Name, seconds: 1).Errors);

        Assert.StartsWith("WaitTimeout,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(System.Management.Automation.ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
        Assert.InRange(Polled(wait), 1, 4);
    }

    [Fact]
    public void Progress_says_what_is_waited_for()
    {
        var (command, wait) = Wait("Wait-AtlasCluster");
        Polls(wait, Under(wait), count: 2);
        Polls(wait, Ended(wait, wait.Done[0]), count: null);
        var progress = Call(command, command.Sets[0].Name).Progress;
        Assert.Contains(progress, record => record.Activity.Contains("cluster '", StringComparison.Ordinal) && record.StatusDescription?.Contains(AtWork, StringComparison.Ordinal) == true);
        Assert.Equal(System.Management.Automation.ProgressRecordType.Completed, progress[^1].RecordType);
    }

    private static TheoryData<string, string> Waits(Func<SurfaceWait, bool> where)
    {
        var data = new TheoryData<string, string>();
        foreach (var command in AtlasCatalog.Module.Commands.Where(command => command.Surface.Wait is { } wait && where(wait)))
            foreach (var set in command.Sets)
                data.Add(command.Name, set.Name);
        return data;
    }

    private static (CommandModel Command, SurfaceWait Wait) Wait(string name)
    {
        var command = AtlasCatalog.Module.Commands.Single(command => command.Name == name);
        return (command, command.Surface.Wait!);
    }

    /// <summary>The change is answered as the facts have it, and then waited for.</summary>
    private EngineResult Call(CommandModel command, string set, int seconds = 20)
    {
        var call = SpecimenCall.Of(command, command.Sets.Single(candidate => candidate.Name == set));
        var further = new Hashtable { ["TimeoutSec"] = seconds };
        if (command.Kind != CommandKind.Wait)
        {
            further["Wait"] = true;
            string body = call.Operation.Answer == AnswerKind.Empty ? "{}" : SampleAnswer.Body(call.Operation, [SampleAnswer.Of(call.Operation)[0]]);
            _world.Atlas.AddFault(new SimulatorFault { Match = call.Requests, Count = null, Status = 200, Body = body, ContentType = "application/vnd.atlas.2024-08-05+json" });
        }

        return call.Invoke(_world, further, onlyNeeded: command.Kind == CommandKind.Wait);
    }

    private void Polls(SurfaceWait wait, JsonNode answer, int? count) => _world.Atlas.AddFault(new SimulatorFault
    {
        Match = SpecimenCall.Matching(AtlasCatalog.Facts.Operation(wait.Poll)),
        Count = count,
        Status = 200,
        Body = answer.ToJsonString(),
        ContentType = "application/vnd.atlas.2024-08-05+json",
    });

    /// <summary>How often the state was asked for.</summary>
    private int Polled(SurfaceWait wait)
    {
        var facts = AtlasCatalog.Facts.Operation(wait.Poll);
        return _world.Served.Count(request => request.Method == "GET" && request.Path.Count(letter => letter == '/') == facts.Path.Count(letter => letter == '/') && request.Status is 200 or 404);
    }

    private static JsonObject Under(SurfaceWait wait)
    {
        var answer = Sample(wait);
        if (wait.Properties.Count > 0)
            answer[wait.Properties[0]] = AtWork;
        return answer;
    }

    /// <summary>The answer in a final state: the value of its property, or the property that holds something.</summary>
    private static JsonObject Ended(SurfaceWait wait, string state)
    {
        var answer = Sample(wait);
        if (wait.Properties.Count > 0)
            answer[wait.Properties[0]] = state;
        else
            answer[state] = state is "failed" or "expired" or "cancelled" ? true : state.EndsWith("At", StringComparison.Ordinal) ? "2026-03-14T09:26:53Z" : new JsonArray("https://example.com/a");
        return answer;
    }

    /// <summary>An answer that says nothing yet of how the work stands.</summary>
    private static JsonObject Sample(SurfaceWait wait)
    {
        var operation = AtlasCatalog.Module.Operations.Single(operation => operation.Facts.Id == wait.Poll && operation.Media == "json");
        var answer = (JsonObject)SampleAnswer.Of(operation)[0].DeepClone();
        foreach (string property in wait.Properties.Count > 0 ? wait.Properties : [.. wait.Done, .. wait.Failed])
            answer.Remove(property);
        return answer;
    }
}
