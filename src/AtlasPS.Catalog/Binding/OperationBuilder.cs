namespace AtlasPS.Catalog;

/// <summary>Gives operations the types of their answers and bodies: each once for the kind of answer, and the lists in it, that are wanted.</summary>
internal sealed class OperationBuilder(ApiFacts facts, TypeBuilder types)
{
    private const string Json = "json";

    private readonly SortedDictionary<string, OperationModel> _built = new(StringComparer.Ordinal);

    /// <summary>Every operation built so far, by name.</summary>
    public IEnumerable<OperationModel> All => _built.Values;

    /// <summary>The operation as objects are made of it; null for an id that the API does not have.</summary>
    /// <param name="id">Today's id.</param>
    /// <param name="lists">The properties in which its response holds what is wanted, where it has them.</param>
    public OperationModel? Build(string id, IEnumerable<string> lists)
    {
        if (!facts.TryOperation(id, out var operation))
            return null;
        var own = Lists(operation, lists);
        string name = id + (own.Count == 0 ? "" : $"Of{string.Concat(own.Select(Naming.Pascal))}");
        return _built.TryGetValue(name, out var known) ? known : _built[name] = Objects(name, operation, own);
    }

    /// <summary>The operation whose response is a file; null for an id that the API does not have.</summary>
    public OperationModel? BuildDownload(string id)
    {
        if (!facts.TryOperation(id, out var operation))
            return null;
        if (operation.FileMedia is not { } media || !operation.Latest.Media.Contains(Json))
            return Build(id, []);
        string name = $"{id}As{Naming.Pascal(media)}";
        return _built.TryGetValue(name, out var known)
            ? known
            : _built[name] = new OperationModel { Facts = operation, Name = name, Media = media, Body = Body(operation), Answer = AnswerKind.Binary };
    }

    private OperationModel Objects(string name, OperationFacts operation, EquatableList<string> lists)
    {
        var version = operation.Latest;
        var body = Body(operation);
        var (answer, output) = lists.Count > 0 ? (AnswerKind.Wrapped, Item(operation, lists[0])) : Answer(operation, version);
        if (output is not null && types.Draft(output) is { } type)
            type.Stamp([.. Places(operation.Path, type)]);
        string media = version.Media.Contains(Json) ? Json : version.Media.FirstOrDefault() ?? Json;
        return new OperationModel { Facts = operation, Name = name, Media = media, Body = body, Lists = lists, Answer = answer, Output = output };
    }

    private ValueModel? Body(OperationFacts operation) =>
        operation.Latest.Body is { } body ? types.Value(body, Naming.Pascal(operation.Id) + "Body") : null;

    private EquatableList<string> Lists(OperationFacts operation, IEnumerable<string> lists) => operation.Latest.Response is { } response
        ? [.. lists.Where(list => facts.Resolve(response).Properties.Any(property => property.Key == list))]
        : [];

    /// <summary>
    /// The names in a path that say where a thing is. Those at its end say which it is, and that is what its keys are for: a team read by name must
    /// not differ from one read by id.
    /// </summary>
    private static IEnumerable<string> Places(string path, TypeDraft output)
    {
        string[] segments = path.Split('/');
        int end = segments.Length;
        while (output.Surface is { Keys.Count: > 0 } && segments[end - 1].StartsWith("{", StringComparison.Ordinal))
            end--;
        return segments.Take(end).Where(segment => segment.StartsWith("{", StringComparison.Ordinal)).Select(segment => segment.Substring(1, segment.IndexOf('}') - 1));
    }

    private string? Item(OperationFacts operation, string list) =>
        types.Value(facts.Resolve(operation.Latest.Response!).Properties.First(property => property.Key == list).Value, Naming.Pascal(operation.Id) + "Item").TypeName;

    private (AnswerKind Kind, string? Output) Answer(OperationFacts operation, VersionFacts version)
    {
        if (!version.Media.Contains(Json))
            return (AnswerKind.Binary, null);
        if (version.Response is not { } response)
            return (AnswerKind.Empty, null);

        var schema = facts.Resolve(response);
        if (schema.Properties.FirstOrDefault(property => property.Key == "results").Value is { } results)
        {
            var items = types.Value(results, Naming.Pascal(operation.Id) + "Item");
            return (operation.Paged ? AnswerKind.Paged : AnswerKind.Wrapped, items.TypeName);
        }

        var value = types.Value(response, Naming.Pascal(operation.Id) + "Answer");
        return value switch
        {
            { IsArray: true } => (AnswerKind.Array, value.TypeName),
            { Kind: ValueKind.Object or ValueKind.Any } when schema.Type is "object" or null => Means(schema, value) ? (AnswerKind.Object, value.TypeName) : (AnswerKind.Empty, null),
            _ => (AnswerKind.Value, null),
        };
    }

    /// <summary>An object schema without a single property is how the API writes "nothing".</summary>
    private static bool Means(SchemaFacts schema, ValueModel value) => value.Kind == ValueKind.Object || schema.AdditionalProperties is not null;
}
