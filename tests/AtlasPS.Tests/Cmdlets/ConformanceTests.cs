using System.Collections;
using System.Text.Json;
using AtlasPS.Catalog;
using Xunit.Abstractions;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>
/// Every cmdlet in every parameter set, called through the engine with arguments made from the facts: what reaches the socket is what the facts ask for.
/// </summary>
public sealed class ConformanceTests(AtlasWorld world, ITestOutputHelper output) : IClassFixture<AtlasWorld>
{
    [Fact]
    public void Every_operation_arrives_as_the_facts_have_it()
    {
        using var folder = new TemporaryFolder();
        var reached = new HashSet<string>();
        var wrong = new List<string>();
        foreach (var call in SpecimenCall.All)
        {
            try
            {
                Call(call, folder.Path);
                reached.Add(call.Operation.Facts.Id);
            }
            catch (Exception exception) when (exception is Xunit.Sdk.XunitException or InvalidOperationException or JsonException)
            {
                wrong.Add($"{call}: {exception.Message.ReplaceLineEndings(" ")}");
            }
        }

        int all = AtlasCatalog.Facts.Operations.Count;
        output.WriteLine($"{reached.Count} of {all} operations, through {SpecimenCall.All.Count()} parameter sets");
        Assert.True(wrong.Count == 0, $"{reached.Count} of {all}\n{string.Join("\n", wrong)}");
        Assert.Equal(all, reached.Count);
    }

    [Fact]
    public void Every_operation_is_reached_by_one_cmdlet_alone()
    {
        // What always sends the same, such as a pause, is a short form of another.
        var places = SpecimenCall.All.Where(call => call.Command.Surface.Fixed.Count == 0).GroupBy(call => (call.Operation.Facts.Id, call.Operation.Media));
        Assert.All(places, place => Assert.Single(place.Select(call => call.Command.Name).Distinct()));
        Assert.Empty(Coverage.Missing(AtlasCatalog.Facts, AtlasCatalog.Module));
    }

    private void Call(SpecimenCall call, string folder)
    {
        world.Atlas.ClearLog();
        var result = call.Invoke(world, call.Command.Kind == CommandKind.Save ? new Hashtable { ["Path"] = folder, ["Force"] = true } : []);
        var request = world.Served.FirstOrDefault() ?? throw new InvalidOperationException($"nothing was sent: {string.Join("; ", result.Errors)}");
        Compare(call.Command, call.Set, call.Given, request);
    }

    private static void Compare(CommandModel command, CommandSet set, Dictionary<ParameterModel, object> given, AtlasPS.Simulator.RecordedRequest request)
    {
        var facts = set.Operation.Facts;
        var version = facts.Versions.LastOrDefault(version => !version.Preview) ?? facts.Versions[^1];
        Assert.Equal(facts.Method, request.Method);
        Assert.Equal(Path(facts, given), request.Path);
        Assert.Equal($"application/vnd.atlas.{version.Date}+{set.Operation.Media}", request.Headers["Accept"]);

        var query = given.Where(argument => argument.Key.In == "query").SelectMany(argument => Query(facts, argument.Key, argument.Value)).Order(StringComparer.Ordinal);
        var sent = request.Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => pair.Split('=')[0] is not ("pageNum" or "itemsPerPage" or "includeCount")).Order(StringComparer.Ordinal);
        Assert.Equal(query, sent);
        if (set.Operation.Answer == AnswerKind.Paged && command.Kind == CommandKind.Read)
            Assert.Contains("itemsPerPage=", request.Query, StringComparison.Ordinal);
        foreach (var header in given.Where(argument => argument.Key.In == "header"))
            Assert.Equal("true", request.Headers[header.Key.WireName]);

        if (version.Body is { } body)
        {
            Assert.Equal($"application/vnd.atlas.{version.Date}+json", request.Headers["Content-Type"]);
            using var document = JsonDocument.Parse(request.Body);
            CompareBody(AtlasCatalog.Facts.Resolve(body), document.RootElement, given.Keys.Where(parameter => parameter.In == "body"));
        }
        else
        {
            Assert.Equal("", request.Body);
            Assert.False(request.Headers.ContainsKey("Content-Type"));
        }
    }

    private static string Path(OperationFacts facts, Dictionary<ParameterModel, object> given)
    {
        string path = facts.Path;
        foreach (var (parameter, value) in given.Where(argument => argument.Key.In == "path"))
            path = path.Replace($"{{{parameter.WireName}}}", Uri.EscapeDataString((string)value), StringComparison.Ordinal);
        return path;
    }

    private static IEnumerable<string> Query(OperationFacts facts, ParameterModel parameter, object value)
    {
        var values = (value is object[] many ? many : [value]).Select(item => Uri.EscapeDataString(item switch
        {
            bool flag => flag ? "true" : "false",
            DateTime when parameter.Value.Kind == ValueKind.Seconds => "1767323045",
            DateTime when parameter.Value.Kind == ValueKind.Date => "2026-01-02",
            DateTime => "2026-01-02T03:04:05Z",
            IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => item.ToString()!,
        }));
        return facts.Parameter(parameter.WireName)!.Explode || value is not object[]? values.Select(item => $"{parameter.WireName}={item}")
            : [$"{parameter.WireName}={string.Join("%2C", values)}"];
    }

    /// <summary>Every body parameter is there with the JSON type that the schema has, and nothing is that the schema does not know.</summary>
    private static void CompareBody(SchemaFacts schema, JsonElement body, IEnumerable<ParameterModel> parameters)
    {
        if (schema.Type == "array")
        {
            Assert.Equal(JsonValueKind.Array, body.ValueKind);
            schema = AtlasCatalog.Facts.Resolve(schema.Items!);
            body = body[0];
        }

        var known = Properties(schema, 0).ToLookup(property => property.Key, property => property.Value);
        Assert.Equal(JsonValueKind.Object, body.ValueKind);
        foreach (var property in body.EnumerateObject())
            Assert.True(known.Contains(property.Name), $"'{property.Name}' is not in the schema");
        foreach (var parameter in parameters)
        {
            Assert.True(body.TryGetProperty(parameter.WireName, out var value), $"'{parameter.WireName}' was not sent");
            var types = known[parameter.WireName].Select(candidate => AtlasCatalog.Facts.Resolve(candidate).Type).ToList();
            Assert.True(types.Any(type => Fits(type, value.ValueKind)), $"'{parameter.WireName}' was sent as {value.ValueKind}, the schema has {string.Join("/", types)}");
        }
    }

    private static bool Fits(string? type, JsonValueKind kind) => type switch
    {
        "string" => kind == JsonValueKind.String,
        "integer" or "number" => kind == JsonValueKind.Number,
        "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
        "array" => kind == JsonValueKind.Array,
        _ => true,
    };

    private static IEnumerable<KeyValuePair<string, SchemaFacts>> Properties(SchemaFacts schema, int depth)
    {
        if (depth > 6)
            return [];
        var variants = schema.OneOf.Count > 0 || depth > 0 ? schema.OneOf : [.. schema.DiscriminatorMapping.Select(entry => AtlasCatalog.Facts.Schemas[entry.Value])];
        return schema.Properties.Concat(schema.AllOf.Concat(variants).SelectMany(part => Properties(AtlasCatalog.Facts.Resolve(part), depth + 1)));
    }
}
