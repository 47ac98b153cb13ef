using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
using AtlasPS.Catalog;
using AtlasPS.Simulator;
using Xunit.Abstractions;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>
/// What every operation answers comes out of its cmdlet with every field and digit, also where it has fields that nobody knew, nulls, and values that no list
/// has; every property of it can be read, and it is of a type that the cmdlet said it would be.
/// </summary>
public sealed class AnswerTests(AtlasWorld world, ITestOutputHelper output) : IClassFixture<AtlasWorld>
{
    private readonly Dictionary<string, CmdletInfo> _infos = [];

    [Fact]
    public void Every_answer_comes_out_whole()
    {
        var read = new HashSet<string>();
        var wrong = new List<string>();
        int answers = 0;
        foreach (var call in SpecimenCall.All.Where(call => call.Command.Kind != CommandKind.Save && call.Operation.Output is not null && call.Operation.Answer is not AnswerKind.Value))
        {
            // What a list holds stays below the length of a page, after which another would be asked for.
            var plain = SampleAnswer.Of(call.Operation).Take(20).ToList();
            List<JsonNode> all = [.. plain, .. plain.Select(SampleAnswer.WithUnknownFields), .. plain.Select(SampleAnswer.WithNulls), .. plain.Select(SampleAnswer.WithUnknownValues)];
            foreach (var items in SampleAnswer.IsList(call.Operation) ? [all] : all.Select(item => new List<JsonNode> { item }))
            {
                answers += items.Count;
                if (Problem(call, items) is { } problem)
                    wrong.Add($"{call}: {problem}");
                else
                    read.Add(call.Operation.Facts.Id);
            }
        }

        output.WriteLine($"{answers} answers of {read.Count} operations");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(read.Count > 400, $"{read.Count}");
    }

    /// <summary>Certificates, metadata and bare values are what they are, though all are called JSON.</summary>
    [Fact]
    public void Plain_answers_come_out_as_text_and_as_booleans()
    {
        int answers = 0;
        foreach (var call in SpecimenCall.All.Where(call => call.Operation.Answer == AnswerKind.Value && call.Operation.Output is null && call.Command.Kind != CommandKind.Save))
        {
            bool flag = AtlasCatalog.Facts.Resolve(call.Operation.Facts.Latest.Response!).Type == "boolean";
            foreach (string text in flag ? ["true", "false"] : (string[])["-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "<EntityDescriptor ID=\"a\">ä</EntityDescriptor>", "\"plain\""])
            {
                world.Atlas.ClearFaults();
                world.Atlas.AddFault(new SimulatorFault { Match = call.Requests, Count = null, Status = 200, Body = text, ContentType = "application/vnd.atlas.2024-08-05+json" });
                var result = call.Invoke(world, Info(call.Command.Name).Parameters.ContainsKey("PassThru") ? new Hashtable { ["PassThru"] = true } : []);
                Assert.True(result.Errors.Count == 0, $"{call}: {string.Join(" ", result.Errors)}");
                object expected = flag ? text == "true" : text.Trim('"');
                Assert.Equal(expected, Assert.Single(result.Output).BaseObject);
                answers++;
            }
        }

        Assert.True(answers >= 8, $"{answers}");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"accessLogs":null}""")]
    public void Where_a_list_was_to_be_there_is_nothing(string body)
    {
        world.Atlas.ClearFaults();
        world.Atlas.AddFault(new SimulatorFault { Match = "GET /**/dbAccessHistory/**", Count = null, Status = 200, Body = body, ContentType = "application/json" });
        Assert.Empty(world.Run("Get-AtlasDatabaseAccessHistory -ClusterName Cluster0").Output);
    }

    private string? Problem(SpecimenCall call, List<JsonNode> items)
    {
        world.Atlas.ClearFaults();
        world.Atlas.AddFault(new SimulatorFault { Match = call.Requests, Count = null, Status = 200, Body = SampleAnswer.Body(call.Operation, items), ContentType = "application/vnd.atlas.2024-08-05+json" });
        var info = Info(call.Command.Name);
        var result = call.Invoke(world, info.Parameters.ContainsKey("PassThru") ? new Hashtable { ["PassThru"] = true } : []);
        if (result.Errors.Count > 0)
            return string.Join(" ", result.Errors);
        // An answer that is the whole list is cut down to what was added, where that can be told.
        if (call.Operation is { Facts.Method: "POST", Body.IsArray: true })
            return result.Output.Count == 0 ? "nothing came out" : result.Output.Select(came => items.Exists(item => Difference(info, item, came) is null) ? null : $"{came} was not answered").FirstOrDefault(difference => difference is not null);
        if (result.Output.Count != items.Count)
            return $"{items.Count} were answered, {result.Output.Count} came out";
        return items.Zip(result.Output).Select(pair => Difference(info, pair.First, pair.Second)).FirstOrDefault(difference => difference is not null);
    }

    private static string? Difference(CmdletInfo info, JsonNode sent, PSObject came)
    {
        if (came.Methods["ToJson"] is not { } toJson)
            return $"a {came.BaseObject.GetType()} came out";
        if (!info.OutputType.Any(type => type.Type is { } known && known.IsInstanceOfType(came.BaseObject)))
            return $"a {came.BaseObject.GetType().Name} came out, which OutputType does not name";
        string text = (string)toJson.Invoke();
        if (!Same(JsonDocument.Parse(sent.ToJsonString()).RootElement, JsonDocument.Parse(text).RootElement))
            return $"{sent.ToJsonString()} came out as {text}";
        // Those that are scripts need an engine, and have tests of their own.
        foreach (var property in came.Properties.Where(property => property is not PSScriptProperty))
            try
            {
                _ = property.Value;
            }
            catch (GetValueException exception)
            {
                return $"{property.Name} of {sent.ToJsonString()}: {exception.Message}";
            }

        return null;
    }

    private CmdletInfo Info(string name)
    {
        if (!_infos.TryGetValue(name, out var info))
            _infos[name] = info = (CmdletInfo)world.Run($"Get-Command {name} | ForEach-Object {{ $null = $_.Parameters; $_ }}").Output.Single().BaseObject;
        return info;
    }

    private static bool Same(JsonElement a, JsonElement b) => a.ValueKind == b.ValueKind && a.ValueKind switch
    {
        JsonValueKind.Object => a.EnumerateObject().Select(field => field.Name).SequenceEqual(b.EnumerateObject().Select(field => field.Name))
            && a.EnumerateObject().All(field => Same(field.Value, b.GetProperty(field.Name))),
        JsonValueKind.Array => a.GetArrayLength() == b.GetArrayLength() && a.EnumerateArray().Zip(b.EnumerateArray()).All(pair => Same(pair.First, pair.Second)),
        JsonValueKind.String => a.GetString() == b.GetString(),
        _ => a.GetRawText() == b.GetRawText(),
    };
}
