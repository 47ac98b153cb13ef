using System.Text.Json.Nodes;

namespace AtlasPS.Catalog.Tool.Import;

/// <summary>
/// Turns an OpenAPI 3.0 document of the Atlas Administration API into the files below <c>facts/</c>: facts only, in a stable order, so that
/// importing the same file again changes nothing and a newer one shows as a readable diff.
/// </summary>
internal sealed class OpenApiImporter(JsonObject document, IReadOnlyDictionary<string, IReadOnlyList<string>> formerIds)
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    /// <summary>The files: path below <c>facts/</c>, and content.</summary>
    public IReadOnlyDictionary<string, JsonNode> Import()
    {
        var files = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal) { ["parameters.json"] = SharedParameters() };
        foreach (var family in Operations().GroupBy(operation => FileName((string)operation["tag"]!)))
            files[$"operations/{family.Key}.json"] = new JsonArray([.. family.OrderBy(Place, StringComparer.Ordinal)]);
        foreach (var letter in Schemas().GroupBy(schema => char.ToLowerInvariant(schema.Key[0])))
            files[$"schemas/{letter.Key}.json"] = new JsonObject(letter.OrderBy(schema => schema.Key, StringComparer.Ordinal));
        return files;
    }

    private static string Place(JsonObject operation) => $"{operation["path"]} {operation["method"]}";

    private static string FileName(string tag) =>
        string.Join('-', tag.ToLowerInvariant().Split([' ', '/', ',', '&', '(', ')'], StringSplitOptions.RemoveEmptyEntries));

    private JsonObject SharedParameters() =>
        new(Section("parameters").OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Entry(entry.Key, Parameter(entry.Value!.AsObject()))));

    private IEnumerable<KeyValuePair<string, JsonNode?>> Schemas() =>
        Section("schemas").Select(entry => Entry(entry.Key, SchemaImporter.Import(entry.Value!.AsObject())));

    private JsonObject Section(string name) => document["components"]![name]!.AsObject();

    private IEnumerable<JsonObject> Operations() =>
        from path in document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        where Methods.Contains(method.Key)
        select Operation(path.Key, method.Key, method.Value!.AsObject());

    private JsonObject Operation(string path, string method, JsonObject source)
    {
        var operation = new JsonObject { ["id"] = source["operationId"]!.DeepClone() };
        string id = (string)source["operationId"]!;
        operation.Set("overrideId", source["x-xgen-operation-id-override"]?.DeepClone());
        operation.Set("formerIds", formerIds.TryGetValue(id, out var former) && former.Count > 0 ? Texts(former) : null);
        operation["method"] = method.ToUpperInvariant();
        operation["path"] = path;
        operation["tag"] = (string)source["tags"]![0]!;
        operation.Set("docs", DocsPlace((string?)source["x-xgen-docs-url"]));
        operation.Set("roles", source["x-rolesRequirements"]?.DeepClone());
        operation.Set("deprecated", source["deprecated"]?.DeepClone());
        operation.Set("sunset", source["x-sunset"]?.DeepClone());
        operation.Set("retired", source["x-atlas-retired"]?.DeepClone());
        operation["parameters"] = new JsonArray([.. source["parameters"]!.AsArray().Select(parameter => ParameterOrName(parameter!.AsObject()))]);
        operation.Set("bodyRequired", source["requestBody"]?["required"]?.DeepClone());
        operation["versions"] = new JsonArray([.. new VersionImporter(source).Import()]);
        operation["errors"] = new JsonArray([.. source["responses"]!.AsObject().Select(r => r.Key).Where(code => code[0] is '4' or '5').Order()
            .Select(code => (JsonNode)int.Parse(code, System.Globalization.CultureInfo.InvariantCulture))]);
        return operation;
    }

    /// <summary>The reference is one page; what differs is the place on it.</summary>
    private static JsonNode? DocsPlace(string? address) =>
        address is null ? null : address.StartsWith(FactsReader.ReferencePage, StringComparison.Ordinal) ? address[FactsReader.ReferencePage.Length..] : address;

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static JsonNode ParameterOrName(JsonObject source) =>
        source["$ref"] is { } reference ? ((string)reference!).Split('/')[^1] : Parameter(source);

    private static JsonObject Parameter(JsonObject source)
    {
        var parameter = new JsonObject { ["name"] = source["name"]!.DeepClone(), ["in"] = source["in"]!.DeepClone() };
        foreach (string fact in (string[])["required", "deprecated", "explode"])
            parameter.Set(fact, source[fact]?.DeepClone());
        parameter["schema"] = SchemaImporter.Import(source["schema"]!.AsObject());
        return parameter;
    }

    private static KeyValuePair<string, JsonNode?> Entry(string name, JsonNode value) => new(name, value);
}
