using System.Collections;
using System.Text.Json.Nodes;
using AtlasPS.Catalog;
using AtlasPS.Simulator;
using AtlasPS.Simulator.Schema;
using Xunit.Abstractions;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Every value of every enumeration, in every alternative of every union of every request, is sent in the spelling of the document and without a warning.</summary>
public sealed class EnumerationTests(AtlasWorld world, ITestOutputHelper output) : IClassFixture<AtlasWorld>
{
    [Fact]
    public void Each_documented_value_is_sent_as_documented()
    {
        var wrong = new List<string>();
        int requests = 0;
        var values = new HashSet<string>();
        foreach (var call in SpecimenCall.All.Where(call => call.Command is { Kind: CommandKind.Change, HasBody: true } && call.Operation.Body is { TypeName: not null, IsArray: false } && call.Set == call.Command.Sets[^1]
            // Its timestamp is text with a pattern for which no date can be made up.
            && call.Command.Name != "New-AtlasLegacyBackupRestoreJob"))
        {
            world.Atlas.ClearFaults();
            world.Atlas.AddFault(new SimulatorFault { Match = call.Requests, Count = null, Status = 200, Body = "{}", ContentType = "application/json" });
            // What replaces a whole reads it first: there is nothing.
            if (call.Operation.Facts.Method == "PUT")
                world.Atlas.AddFault(new SimulatorFault { Match = call.Requests.Replace("PUT ", "GET ", StringComparison.Ordinal), Count = null, Status = 200, Body = "{}", ContentType = "application/json" });
            var seen = new HashSet<string>();
            int idle = 0;
            for (int variant = 0; variant < 60 && idle < 12; variant++)
            {
                for (int value = 0; value < 400; value++)
                {
                    var sample = new RequestSample(variant, value);
                    var body = sample.Of(call.Operation);
                    var fresh = sample.Chosen.Where(choice => seen.Add($"{choice.Path}={choice.Value}")).ToList();
                    idle = fresh.Count > 0 ? 0 : idle + 1;
                    if (fresh.Count == 0)
                        break;
                    requests++;
                    values.UnionWith(fresh.Select(choice => $"{call.Operation.Facts.Id} {choice.Path} {choice.Value}"));
                    wrong.AddRange(Send(call, body, fresh).Select(problem => $"{call.Command.Name} ({call.Operation.Facts.Id}): {problem}"));
                }
            }
        }

        output.WriteLine($"{values.Count} values in {requests} requests");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {values.Count}\n{string.Join("\n", wrong.Take(60))}");
        Assert.True(values.Count > 1500, $"{values.Count}");
    }

    private IEnumerable<string> Send(SpecimenCall call, JsonNode body, IReadOnlyList<(string Path, string Value)> chosen)
    {
        var arguments = new Hashtable();
        foreach (var (parameter, given) in call.Given.Where(argument => argument.Key.In == "path"))
            arguments[parameter.Name] = given;
        world.Atlas.ClearLog();
        var result = world.Engine.Invoke("param($command, $arguments, $json) $ConfirmPreference = 'None'; & $command @arguments -Body (ConvertFrom-Json $json -AsHashtable) 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] }",
            call.Command.Name, arguments, body.ToJsonString());
        if (world.Served.LastOrDefault(request => request.Method == call.Operation.Facts.Method)?.Body is not { Length: > 0 } sent)
        {
            yield return $"nothing was sent: {string.Join("; ", result.Errors)}";
            yield break;
        }

        foreach (object warning in result.Output.Where(warning => warning.ToString().Contains("is not among", StringComparison.Ordinal)))
            yield return $"{warning}";
        var json = JsonNode.Parse(sent)!;
        foreach (var (path, value) in chosen)
            if (At(json, path)?.ToString() is var there && there != value)
                yield return $"{path} is {there} and not {value}";
    }

    private static JsonNode? At(JsonNode json, string path)
    {
        JsonNode? at = json;
        foreach (string step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            at = at switch { JsonArray list => list[0], JsonObject map => map[step], _ => null } is { } next ? next : null;
        return at;
    }
}
