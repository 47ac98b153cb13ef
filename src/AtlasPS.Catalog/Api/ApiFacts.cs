namespace AtlasPS.Catalog;

/// <summary>What the Atlas Administration API says of itself: every operation and every schema, without prose.</summary>
public sealed class ApiFacts
{
    private readonly Dictionary<string, OperationFacts> _byId;

    internal ApiFacts(IReadOnlyList<OperationFacts> operations, IReadOnlyDictionary<string, SchemaFacts> schemas)
    {
        Operations = operations;
        Schemas = schemas;
        _byId = operations.ToDictionary(operation => operation.Id);
    }

    /// <summary>The operations, by path and method.</summary>
    public IReadOnlyList<OperationFacts> Operations { get; }

    /// <summary>The named schemas.</summary>
    public IReadOnlyDictionary<string, SchemaFacts> Schemas { get; }

    /// <summary>The operation of today's id.</summary>
    /// <exception cref="CatalogException">There is none.</exception>
    public OperationFacts Operation(string id) =>
        _byId.TryGetValue(id, out var operation) ? operation : throw new CatalogException($"The facts hold no operation '{id}'.");

    /// <summary>True, and the operation, where there is one of today's id.</summary>
    public bool TryOperation(string id, out OperationFacts operation) => _byId.TryGetValue(id, out operation!);

    /// <summary>The schema that a reference leads to; the schema itself when it is none.</summary>
    public SchemaFacts Resolve(SchemaFacts schema)
    {
        for (int depth = 0; schema.Reference is { } name; depth++)
        {
            if (depth > 20 || !Schemas.TryGetValue(name, out var target))
                throw new CatalogException($"The schema reference '{name}' leads nowhere.");
            schema = target;
        }

        return schema;
    }
}
