using System.Globalization;
using System.Text.Json.Nodes;
using AtlasPS.Catalog;
using AtlasPS.Simulator;
using Xunit.Abstractions;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Every value of an answer, at every depth, is there after PowerShell's own tools have made something else of the object. Over every type that cmdlets return.</summary>
public sealed class RoundTripTests(AtlasWorld world, ITestOutputHelper output) : IClassFixture<AtlasWorld>
{
    /// <summary>What people make of objects, and then JSON of it, so that it can be compared.</summary>
    private static readonly Dictionary<string, string> Forms = new()
    {
        ["ConvertTo-Json"] = "param($x) ConvertTo-Json $x -Depth 60",
        ["Clixml"] = "param($x) ConvertTo-Json ([System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($x))) -Depth 60",
        ["Select-Object"] = "param($x) ConvertTo-Json ($x | Select-Object *) -Depth 60",
    };

    [Theory]
    [InlineData("as described")]
    [InlineData("with fields that are not known")]
    public void Nothing_of_an_answer_is_lost(string kind)
    {
        var lost = new List<string>();
        int compared = 0;
        foreach (var call in OneCallOfEachType())
        {
            foreach (var sample in SampleAnswer.Of(call.Operation).OfType<JsonObject>())
            {
                var answer = kind == "as described" ? sample : SampleAnswer.WithUnknownFields(sample);
                world.Atlas.ClearFaults();
                world.Atlas.AddFault(new SimulatorFault { Match = call.Requests, Count = null, Status = 200, Body = SampleAnswer.Body(call.Operation, [answer]), ContentType = "application/json" });
                object thing = call.Invoke(world).Output[0];
                var expected = Values(answer);
                foreach (var (form, script) in Forms)
                {
                    var come = Values(JsonNode.Parse(world.Run(script, thing).Text));
                    var missing = expected.Where(value => come.GetValueOrDefault(value.Key) < value.Value).Select(value => $"{value.Value - come.GetValueOrDefault(value.Key)} x {value.Key}").ToList();
                    if (missing.Count > 0)
                        lost.Add($"{call.Operation.Output} through {form}: {string.Join(", ", missing)}");
                    compared++;
                }
            }
        }

        output.WriteLine($"{compared} compared");
        Assert.True(lost.Count == 0, $"{lost.Count} of {compared}\n{string.Join("\n", lost)}");
        Assert.True(compared > 300, $"{compared}");
    }

    private static IEnumerable<SpecimenCall> OneCallOfEachType() => SpecimenCall.All
        .Where(call => call.Operation.Output is not null && call.Command.Verb == "Get" && call.Operation.Facts.Method == "GET")
        .DistinctBy(call => call.Operation.Output);

    /// <summary>How often each text, number and truth stands anywhere in a document; the names of the fields are PowerShell's and not compared.</summary>
    private static Dictionary<string, int> Values(JsonNode? node)
    {
        var found = new Dictionary<string, int>();
        Count(node, found);
        return found;
    }

    private static void Count(JsonNode? node, Dictionary<string, int> found)
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var (name, value) in json)
                    if (name != "links")
                        Count(value, found);
                break;
            case JsonArray array:
                foreach (var item in array)
                    Count(item, found);
                break;
            case JsonValue value:
                string text = Plain(value);
                found[text] = found.GetValueOrDefault(text) + 1;
                break;
        }
    }

    private static string Plain(JsonValue value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.Number => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        System.Text.Json.JsonValueKind.String when DateTimeOffset.TryParseExact(value.GetValue<string>(), ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) => date.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        System.Text.Json.JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };
}
