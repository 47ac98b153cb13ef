using System.Text.Json.Nodes;
using AtlasPS.Catalog;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Schema;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Answers as the facts describe them, one for each alternative, and the odd ones that a service grows into.</summary>
internal static class SampleAnswer
{
    private static readonly SchemaReader Schemas = new(AtlasCatalog.Facts);
    private static readonly ExampleBuilder Examples = new(Schemas);

    /// <summary>Ids that the facts describe as plain text.</summary>
    private static readonly Dictionary<string, string> Known = new() { ["groupId"] = SpecimenCall.Id, ["orgId"] = SpecimenCall.Id, ["auditFilter"] = "{}" };

    /// <summary>What the operation answers with, or the items of the list that it answers with.</summary>
    public static IReadOnlyList<JsonNode> Of(OperationModel operation)
    {
        var version = operation.Facts.Versions.LastOrDefault(version => !version.Preview) ?? operation.Facts.Versions[^1];
        var shape = Schemas.Shape(version);
        var schema = Schemas.Resolve(shape.Element ?? version.Response!);
        if (operation.Lists.Count > 0)
            schema = Schemas.Resolve(Schemas.Resolve(schema.Properties.First(property => property.Key == operation.Lists[0]).Value).Items!);
        var alternatives = schema.DiscriminatorMapping.Select(entry => (Schema: AtlasCatalog.Facts.Schemas[entry.Value], Mark: entry.Key))
            .Concat(schema.DiscriminatorMapping.Count > 0 ? [] : schema.OneOf.Select(one => (Schema: Schemas.Resolve(one), Mark: ""))).ToList();
        if (alternatives.Count == 0 || alternatives.Exists(alternative => alternative.Schema.Type is not ("object" or null)))
            return [Examples.Build(schema, Known)!];
        return [.. alternatives.Select(alternative => Alternative(schema, alternative.Schema, alternative.Mark))];
    }

    /// <summary>The whole answer with these items, or this single thing, in it.</summary>
    public static string Body(OperationModel operation, IReadOnlyList<JsonNode> items) => operation.Answer switch
    {
        _ when operation.Lists.Count > 0 => new JsonObject { [operation.Lists[0]] = Array(items) }.ToJsonString(),
        AnswerKind.Paged or AnswerKind.Wrapped => new JsonObject { ["links"] = new JsonArray(), ["results"] = Array(items), ["totalCount"] = items.Count }.ToJsonString(),
        AnswerKind.Array => Array(items).ToJsonString(),
        _ => items.Single().ToJsonString(),
    };

    /// <summary>True where several things come in one answer.</summary>
    public static bool IsList(OperationModel operation) => operation.Answer is AnswerKind.Paged or AnswerKind.Wrapped or AnswerKind.Array;

    /// <summary>The same with a field in every object that nobody has heard of, with numbers that no double holds.</summary>
    public static JsonNode WithUnknownFields(JsonNode answer) => Mapped(answer, value => value, grow: true);

    /// <summary>The same with null for everything that is no object and no array.</summary>
    public static JsonNode WithNulls(JsonNode answer) => Mapped(answer, _ => null, grow: false);

    /// <summary>The same with a text in place of every text, listed values and dates among them, that nobody has heard of.</summary>
    public static JsonNode WithUnknownValues(JsonNode answer) => Mapped(answer, value => value.TryGetValue(out string? _) ? "SOMETHING_OF_2031" : value, grow: false);

    private static JsonObject Alternative(SchemaFacts schema, SchemaFacts alternative, string mark)
    {
        var json = Examples.BuildObject(alternative, Known);
        foreach (var (name, property) in schema.Properties.Where(property => !json.ContainsKey(property.Key) && property.Key != "links"))
            json[name] = Examples.BuildProperty(name, property);
        if (mark.Length > 0)
            json[schema.Discriminator!] = mark;
        return json;
    }

    private static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items.Select(item => item.DeepClone())]);

    private static JsonNode Mapped(JsonNode node, Func<JsonValue, JsonNode?> change, bool grow)
    {
        switch (node)
        {
            case JsonObject json:
                var fields = new JsonObject();
                foreach (var (name, value) in json)
                    fields[name] = value is JsonValue scalar ? change(scalar)?.DeepClone() : value is null ? null : Mapped(value, change, grow);
                if (grow)
                    fields["ofTheFuture"] = JsonNode.Parse("""{ "exact": 12345678901234567890.10, "deep": [null, { "x": -0.0 }] }""");
                return fields;
            case JsonArray array:
                return new JsonArray([.. array.Select(item => item is null ? null : Mapped(item, change, grow))]);
            default:
                return node.DeepClone();
        }
    }
}
