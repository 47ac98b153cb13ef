using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
using AtlasPS.Catalog;
using AtlasPS.Simulator;
using Xunit.Abstractions;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>
/// An object that was read makes the same request in whichever form it is sent back: everything that the schema of the request knows, and nothing that only answers have. Over every noun that has a
/// cmdlet that reads it and one that takes a body, with an answer for each alternative of the schema.
/// </summary>
public sealed class SendBackTests(AtlasWorld world, ITestOutputHelper output) : IClassFixture<AtlasWorld>
{
    /// <summary>The forms that an object takes on its way through PowerShell.</summary>
    private static readonly Dictionary<string, string> Forms = new()
    {
        ["custom object"] = "param($x) $x.ToJson() | ConvertFrom-Json",
        ["JSON text"] = "param($x) $x.ToJson()",
        ["hashtable"] = "param($x) $x.ToJson() | ConvertFrom-Json -AsHashtable",
        ["Clixml"] = "param($x) [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($x, 20))",
        ["selected properties"] = "param($x) $x | Select-Object *",
    };

    [Fact]
    public void The_same_object_makes_the_same_request_in_every_form() => CompareAll(read => SampleAnswer.Of(read.Operation), 300);

    [Fact]
    public void A_recorded_object_makes_the_same_request_in_every_form()
    {
        var answers = Recording.All().SelectMany(recording => recording.Things().Select(thing => (AtlasCatalog.Module.Operation(recording.OperationId)?.Output, Thing: thing))).ToLookup(answer => answer.Output, answer => answer.Thing);
        CompareAll(read => answers[read.Operation.Output].DistinctBy(answer => answer.ToJsonString()), Recording.AreThere ? 100 : -1);
    }

    private void CompareAll(Func<SpecimenCall, IEnumerable<JsonNode>> answersOf, int least)
    {
        var wrong = new List<string>();
        int compared = 0;
        foreach (var (read, change) in Pairs())
        {
            foreach (var answer in answersOf(read))
            {
                try
                {
                    compared += Compare(read, change, answer);
                }
                catch (Exception problem) when (problem is InvalidOperationException or Xunit.Sdk.XunitException)
                {
                    wrong.Add($"{read.Command.Name} | {change.Command.Name}: {problem.Message.ReplaceLineEndings(" ")}");
                }
            }
        }

        output.WriteLine($"{compared} requests of {Pairs().Count()} pairs");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {compared}\n{string.Join("\n", wrong)}");
        Assert.True(compared > least, $"{compared}");
    }

    [Theory]
    [InlineData("$c = Get-AtlasCluster Cluster0; $c.BackupEnabled = $null; Set-AtlasCluster Cluster0 -Body $c")]
    [InlineData("Get-AtlasCluster Cluster0 | Select-Object * | ForEach-Object { Set-AtlasCluster Cluster0 -Body $_ -BackupEnabled $null }")]
    [InlineData("Set-AtlasCluster Cluster0 -Body @{ backupEnabled = $null }")]
    [InlineData("Set-AtlasCluster Cluster0 -Body '{ \"backupEnabled\": null }'")]
    public void A_null_that_was_set_is_sent(string script)
    {
        world.Atlas.ClearFaults();
        world.Atlas.ClearLog();
        world.Engine.Invoke($"$ConfirmPreference = 'None'; {script}");
        Assert.Contains("\"backupEnabled\":null", world.Served[^1].Body, StringComparison.Ordinal);
    }

    private static IEnumerable<(SpecimenCall Read, SpecimenCall Change)> Pairs()
    {
        var calls = SpecimenCall.All.ToList();
        foreach (var change in calls.Where(call => call.Command.Kind == CommandKind.Change && call.Operation.Body is { TypeName: not null, IsArray: false } && call.Command.Name.Split('-')[0] is "New" or "Set"))
        {
            // Of several operations that a body may be for the last one takes the whole, and parameters that tell sets apart are asked for beside it.
            if (change.Set != change.Command.Sets[^1] || change.Command.Parameters.Any(parameter => parameter.In != "path" && parameter.Places.Any(place => place.Mandatory) && parameter.Places.Count(place => !place.Tolerated) < change.Command.Sets.Count))
                continue;
            string noun = change.Command.Name.Split('-')[1];
            var read = calls.LastOrDefault(call => call.Command.Name == $"Get-{noun}" && call.Operation.Output is not null && call.Operation.Answer is AnswerKind.Object && call.Operation.Facts.Method == "GET");
            if (read is not null && change.Operation.Output == read.Operation.Output)
                yield return (read, change);
        }
    }

    private int Compare(SpecimenCall read, SpecimenCall change, JsonNode answer)
    {
        world.Atlas.ClearFaults();
        world.Atlas.AddFault(new SimulatorFault { Match = read.Requests, Count = null, Status = 200, Body = SampleAnswer.Body(read.Operation, [answer]), ContentType = "application/json" });
        if (change.Requests != read.Requests)
            world.Atlas.AddFault(new SimulatorFault { Match = change.Requests, Count = null, Status = 200, Body = "{}", ContentType = "application/json" });
        var got = read.Invoke(world);
        if (got.Errors.Count > 0)
            throw new InvalidOperationException($"read: {got.Errors[0]}");
        object thing = got.Output[0].BaseObject;
        string whole;
        try
        {
            whole = Send(change, thing);
        }
        catch (InvalidOperationException missing) when (missing.Message.Contains(" is missing.", StringComparison.Ordinal)
            && !change.Command.Parameters.Any(parameter => missing.Message.Contains($" {parameter.Name} is missing.", StringComparison.Ordinal) && answer.AsObject().ContainsKey(parameter.WireName)))
        {
            // The answer does not hold what a new thing needs, such as the validity of a secret: then nothing may be sent.
            return 0;
        }

        Expect(change, answer, whole);
        foreach (var (form, script) in Forms)
        {
            object copy = world.Engine.Invoke(script, thing).Output[0];
            string sent = Send(change, copy is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : copy);
            if (!JsonNode.DeepEquals(JsonNode.Parse(whole), JsonNode.Parse(sent)))
                throw new InvalidOperationException($"as {form} it is {sent} and not {whole}");
        }

        return Forms.Count + 1;
    }

    /// <summary>The body of the request, with nothing but the object and what names the thing.</summary>
    private string Send(SpecimenCall change, object body)
    {
        var arguments = new Hashtable { ["Body"] = body };
        foreach (var (parameter, value) in change.Given.Where(argument => argument.Key.In == "path"))
            arguments[parameter.Name] = value;
        world.Atlas.ClearLog();
        var result = world.Engine.Invoke("param($command, $arguments) $ConfirmPreference = 'None'; $WarningPreference = 'SilentlyContinue'; & $command @arguments", change.Command.Name, arguments);
        return world.Served.LastOrDefault(request => request.Method == change.Operation.Facts.Method)?.Body ?? throw new InvalidOperationException($"nothing was sent: {string.Join("; ", result.Errors)}");
    }

    /// <summary>Every field of the answer that the request's schema has and does not mark is there, at every depth, and none that it marks.</summary>
    private static void Expect(SpecimenCall change, JsonNode answer, string sent) => Expect(
        AtlasCatalog.Module.Type(change.Operation.Body!.TypeName)!, AtlasCatalog.Module.Type(change.Operation.Output!), answer.AsObject(), JsonNode.Parse(sent)!.AsObject(), "");

    private static void Expect(TypeModel type, TypeModel? read, JsonObject answer, JsonObject sent, string place)
    {
        // A null that no one has set is left out.
        foreach (var (name, value) in answer.Where(field => field.Value is not null))
        {
            var known = type.Properties.FirstOrDefault(property => property.JsonName == name);
            bool isOfAnswer = known is not null || name == "links" || read?.Properties.Any(property => property.JsonName == name) == true;
            if (known is { ReadOnly: false } && !sent.ContainsKey(name))
                throw new InvalidOperationException($"{place}{name} is lost in {sent.ToJsonString()}");
            if (known is not { ReadOnly: false } && isOfAnswer && sent.ContainsKey(name))
                throw new InvalidOperationException($"{place}{name} is sent in {sent.ToJsonString()}, although only answers have it");
            if (known is not { ReadOnly: false, Value: { Kind: ValueKind.Object, TypeName: { } inner } })
                continue;
            var innerRead = read?.Properties.FirstOrDefault(property => property.JsonName == name)?.Value.TypeName;
            var pairs = (value, sent[name]) switch
            {
                (JsonArray from, JsonArray to) => from.Zip(to),
                (JsonObject from, JsonObject to) => [(from, to)],
                _ => [],
            };
            foreach (var (from, to) in pairs)
            {
                if (from is JsonObject one && to is JsonObject other)
                    Expect(AtlasCatalog.Module.Type(inner)!, AtlasCatalog.Module.Type(innerRead), one, other, $"{place}{name}.");
            }
        }
    }
}
