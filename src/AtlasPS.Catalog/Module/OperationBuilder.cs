namespace AtlasPS.Catalog;

/// <summary>Gives operations the types of their answers and bodies, each operation once.</summary>
internal sealed class OperationBuilder(ApiFacts facts, TypeBuilder types)
{
    private const string Json = "json";

    private readonly SortedDictionary<string, OperationModel> _built = new(StringComparer.Ordinal);

    public IEnumerable<OperationModel> All => _built.Values;

    public OperationModel Build(string id) => Build(id, []);

    /// <summary>The operation, and the properties in which its answer holds what is wanted, where it has them.</summary>
    public OperationModel Build(string id, IReadOnlyList<string> lists)
    {
        if (_built.TryGetValue(id, out var known))
            return known;
        var operation = facts.Operation(id);
        var version = operation.Latest;
        var model = Add(id, operation, version.Media.Contains(Json) ? Json : version.Media.FirstOrDefault() ?? Json);
        if (version.Response is { } response)
            model.Lists = [.. lists.Where(list => facts.Resolve(response).Properties.Any(property => property.Key == list))];
        (model.Answer, model.Output) = model.Lists.Count > 0 ? (AnswerKind.Wrapped, Item(operation, model.Lists[0])) : Answer(operation, version);
        if (model.Output is { } output)
        {
            Stamp(output, [.. Places(operation.Path, output)]);
            output.IsOutput = true;
        }

        return model;
    }

    /// <summary>The operation with the answer that is a file rather than objects.</summary>
    public OperationModel BuildDownload(string id)
    {
        var operation = facts.Operation(id);
        string media = operation.Latest.Media.FirstOrDefault(kind => kind != Json) ?? throw new CatalogException($"{operation} answers with JSON alone; there is no file to save.");
        if (!operation.Latest.Media.Contains(Json))
            return Build(id);
        string name = $"{id}As{Naming.Pascal(media)}";
        if (_built.TryGetValue(name, out var known))
            return known;
        var model = Add(name, operation, media);
        model.Answer = AnswerKind.Binary;
        return model;
    }

    private OperationModel Add(string name, OperationFacts operation, string media)
    {
        var model = new OperationModel { Facts = operation, Name = name, Media = media };
        _built[name] = model;
        if (operation.Latest.Body is { } body)
            model.Body = types.Value(body, Naming.Pascal(operation.Id) + "Body");
        return model;
    }

    private static void Stamp(TypeModel output, HashSet<string> places)
    {
        if (!output.IsOutput)
        {
            output.Stamps.UnionWith(places);
            return;
        }

        output.OccasionalStamps.UnionWith(output.Stamps.Except(places));
        output.OccasionalStamps.UnionWith(places.Except(output.Stamps));
        output.Stamps.IntersectWith(places);
    }

    /// <summary>
    /// The names in a path that say where a thing is. Those at its end say which it is, and that is what its keys are for: a team read by name must
    /// not differ from one read by id.
    /// </summary>
    private static IEnumerable<string> Places(string path, TypeModel output)
    {
        string[] segments = path.Split('/');
        int end = segments.Length;
        while (output.Surface is { Keys.Count: > 0 } && segments[end - 1].StartsWith("{", StringComparison.Ordinal))
            end--;
        return segments.Take(end).Where(segment => segment.StartsWith("{", StringComparison.Ordinal)).Select(segment => segment.Substring(1, segment.IndexOf('}') - 1));
    }

    private TypeModel? Item(OperationFacts operation, string list) =>
        types.Value(facts.Resolve(operation.Latest.Response!).Properties.First(property => property.Key == list).Value, Naming.Pascal(operation.Id) + "Item").Object;

    private (AnswerKind Kind, TypeModel? Output) Answer(OperationFacts operation, VersionFacts version)
    {
        if (!version.Media.Contains(Json))
            return (AnswerKind.Binary, null);
        if (version.Response is not { } response)
            return (AnswerKind.Empty, null);

        var schema = facts.Resolve(response);
        if (schema.Properties.FirstOrDefault(property => property.Key == "results").Value is { } results)
        {
            var items = types.Value(results, Naming.Pascal(operation.Id) + "Item");
            return (operation.Paged ? AnswerKind.Paged : AnswerKind.Wrapped, items.Object);
        }

        var value = types.Value(response, Naming.Pascal(operation.Id) + "Answer");
        return value switch
        {
            { IsArray: true } => (AnswerKind.Array, value.Object),
            { Kind: ValueKind.Object or ValueKind.Any } when schema.Type is "object" or null => Means(schema, value) ? (AnswerKind.Object, value.Object) : (AnswerKind.Empty, null),
            _ => (AnswerKind.Value, null),
        };
    }

    /// <summary>An object schema without a single property is how the API writes "nothing".</summary>
    private static bool Means(SchemaFacts schema, ValueModel value) => value.Kind == ValueKind.Object || schema.AdditionalProperties is not null;
}
