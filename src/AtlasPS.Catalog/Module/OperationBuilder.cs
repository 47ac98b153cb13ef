namespace AtlasPS.Catalog;

/// <summary>Gives operations the types of their answers and bodies, each operation once.</summary>
internal sealed class OperationBuilder(ApiFacts facts, TypeBuilder types)
{
    private readonly SortedDictionary<string, OperationModel> _built = new(StringComparer.Ordinal);

    public IEnumerable<OperationModel> All => _built.Values;

    public OperationModel Build(string id)
    {
        if (_built.TryGetValue(id, out var known))
            return known;
        var operation = facts.Operation(id);
        var version = operation.Latest;
        var model = new OperationModel { Facts = operation };
        _built[id] = model;
        (model.Answer, model.Output) = Answer(operation, version);
        if (version.Body is { } body)
            model.Body = types.Value(body, Naming.Pascal(id) + "Body");
        if (model.Output is { } output)
        {
            output.IsOutput = true;
            output.Stamps.UnionWith(operation.Parameters.Where(parameter => parameter.In == "path").Select(parameter => parameter.Name));
        }

        return model;
    }

    private (AnswerKind Kind, TypeModel? Output) Answer(OperationFacts operation, VersionFacts version)
    {
        if (!version.Media.Contains("json"))
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
