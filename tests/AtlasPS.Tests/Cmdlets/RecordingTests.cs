using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AtlasPS.Catalog;
using AtlasPS.Simulator;
using Xunit.Abstractions;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>
/// Recorded answers of the real service come through with every field intact, number by number. The recordings lie beside the repository and are not part
/// of it; where they are absent, this says so and the made-up odd answers of <see cref="ObjectTests"/> stand alone.
/// </summary>
public sealed class RecordingTests(AtlasWorld world, ITestOutputHelper log) : IClassFixture<AtlasWorld>
{
    [Fact]
    public void Every_recorded_answer_of_an_operation_comes_through_its_cmdlet_unchanged()
    {
        if (!Recording.AreThere)
        {
            log.WriteLine($"No recordings at {Recording.Folder}.");
            return;
        }

        int checkedAnswers = 0;
        var problems = new List<string>();
        foreach (var recording in Recording.All())
        {
            world.Atlas.ClearFaults();
            world.Atlas.AddFault(new SimulatorFault { Match = $"{recording.Method} /**", Count = null, Status = recording.Status, Body = recording.Body, ContentType = recording.ContentType });
            foreach (var (script, lists) in Scripts(recording))
            {
                var result = world.Engine.Invoke($"{script} | ForEach-Object {{ if ($_ -is [AtlasPS.AtlasObject]) {{ $_.ToJson() }} else {{ ConvertTo-Json $_ }} }}");
                var expected = Expected(recording.Body, lists);
                var actual = result.Output.Select(item => JsonDocument.Parse(item.ToString()).RootElement).ToList();
                if (result.Errors.Count > 0 || expected.Count != actual.Count || expected.Zip(actual).Any(pair => !Same(pair.First, pair.Second)))
                    problems.Add($"{recording.File} through {script}: {expected.Count} expected, {actual.Count} came. {string.Join(" ", result.Errors)}");
                checkedAnswers++;
            }
        }

        log.WriteLine($"{checkedAnswers} answers checked.");
        Assert.True(problems.Count == 0, string.Join("\n", problems));
        Assert.True(checkedAnswers > 100);
    }

    /// <summary>The call by path, and the cmdlet of the operation where there is one.</summary>
    private static IEnumerable<(string Script, IReadOnlyList<string> Lists)> Scripts(Recording recording)
    {
        string path = recording.Path.Split('?')[0];
        yield return ($"Invoke-AtlasApi -Path '{path}' -Method {recording.Method} -Confirm:$false", []);
        foreach (var command in AtlasCatalog.Module.Commands.Where(command => command.Kind != CommandKind.Wait))
        {
            foreach (var set in command.Sets.Where(set => set.Operation.Facts.Id == recording.OperationId))
            {
                var arguments = new StringBuilder(command.Name);
                foreach (var (name, value) in PathValues(recording.Template, path))
                    arguments.Append(CultureInfo.InvariantCulture, $" -{command.Parameters.First(parameter => parameter.WireName == name && parameter.In == "path").Name} '{value}'");
                if (command.Kind == CommandKind.Change)
                    arguments.Append(" -Confirm:$false").Append(set.Operation.Body is null ? "" : $" -Body {SampleBody(set.Operation)}").Append(command.Verb == "New" || set.Operation.Answer == AnswerKind.Empty ? "" : " -PassThru");
                yield return (arguments.ToString(), set.Operation.Lists);
            }
        }
    }

    /// <summary>Just enough of a body that the cmdlet sends it: the answer is recorded anyway.</summary>
    private static string SampleBody(OperationModel operation)
    {
        var fields = AtlasCatalog.Module.Type(operation.Body!.TypeName)!.Properties.Where(property => !property.ReadOnly).ToList();
        var wanted = fields.Any(field => field.Required) ? fields.Where(field => field.Required)
            : fields.OrderBy(field => field.Value is { Kind: ValueKind.Text, IsArray: false } ? 0 : 1).Take(1);
        return $"@{{ {string.Join("; ", wanted.Select(field => $"'{field.JsonName}' = {Sample(field.Value)}"))} }}";
    }

    private static string Sample(ValueModel value) => value switch
    {
        { IsArray: true, ArraySchema.MinItems: > 0, Enum: [var first, ..] } => $"@('{first}')",
        { IsArray: true, ArraySchema.MinItems: > 0, Kind: ValueKind.Object } => "@(@{})",
        { IsArray: true, ArraySchema.MinItems: > 0 } => "@('sample text')",
        { IsArray: true } => "@()",
        { Enum: [var first, ..] } => $"'{first}'",
        { Kind: ValueKind.Text, Schema.Pattern: "^([a-f0-9]{24})$" } => "'32b6e34b3d91647abb20e7b8'",
        { Kind: ValueKind.Text } => "'sample text'",
        { Kind: ValueKind.Boolean } => "$true",
        { Kind: ValueKind.Object } => "@{}",
        _ => "1",
    };

    private static IEnumerable<(string Name, string Value)> PathValues(string template, string path)
    {
        var names = Regex.Matches(template, @"\{(\w+)\}", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Groups[1].Value).ToList();
        string pattern = "^" + Regex.Replace(Regex.Escape(template).Replace("\\{", "{", StringComparison.Ordinal), @"\{\w+\}", "([^/]+?)", RegexOptions.None, TimeSpan.FromSeconds(1)) + "$";
        var match = Regex.Match(path, pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
        return names.Select((name, i) => (name, Uri.UnescapeDataString(match.Groups[i + 1].Value)));
    }

    /// <summary>Certificates come labelled as JSON and are text: they are expected as the string that they are.</summary>
    private static List<JsonElement> Expected(string body, IReadOnlyList<string> lists)
    {
        if (body.Trim() is "" or "{}")
            return [];
        if (body.TrimStart() is ['-', ..])
            return [JsonSerializer.SerializeToElement(body)];
        var root = JsonDocument.Parse(body).RootElement;
        if (lists.Count > 0)
            return [.. lists.SelectMany(list => root.GetProperty(list).EnumerateArray())];
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("results", out var results))
            return [.. results.EnumerateArray()];
        return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [root];
    }

    /// <summary>Field by field, and numbers digit by digit.</summary>
    private static bool Same(JsonElement a, JsonElement b) => a.ValueKind == b.ValueKind && a.ValueKind switch
    {
        JsonValueKind.Object => a.EnumerateObject().Count() == b.EnumerateObject().Count() && a.EnumerateObject().All(field => b.TryGetProperty(field.Name, out var other) && Same(field.Value, other)),
        JsonValueKind.Array => a.GetArrayLength() == b.GetArrayLength() && a.EnumerateArray().Zip(b.EnumerateArray()).All(pair => Same(pair.First, pair.Second)),
        JsonValueKind.String => a.GetString() == b.GetString(),
        _ => a.GetRawText() == b.GetRawText(),
    };
}
