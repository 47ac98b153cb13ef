namespace AtlasPS.Catalog;

/// <summary>The whole module, as catalog and facts imply it.</summary>
public sealed class ModuleModel
{
    private readonly Lazy<Dictionary<string, TypeModel>> _types;
    private readonly Lazy<Dictionary<string, OperationModel>> _operations;
    private readonly Lazy<Dictionary<string, string>> _instead;
    private readonly Lazy<ListingIndex> _listings;
    private readonly Lazy<LookIndex> _looks;
    private readonly Lazy<KindIndex> _kinds;

    internal ModuleModel()
    {
        _types = new(() => Types.ToDictionary(type => type.Name));
        _operations = new(() => Operations.ToDictionary(operation => operation.Name));
        _instead = new(() => Commands.Where(command => command.Instead is not null).SelectMany(command => command.Sets.Select(set => (set.Operation.Facts.Id, command.Instead)))
            .GroupBy(entry => entry.Id).ToDictionary(group => group.Key, group => group.First().Instead!));
        _listings = new(() => new(Commands));
        _looks = new(() => new(Commands));
        _kinds = new(() => new(this));
    }

    /// <summary>Public object types, by name.</summary>
    public EquatableList<TypeModel> Types { get; init; } = [];

    /// <summary>Types whose class is written by hand, for their views.</summary>
    public EquatableList<SurfaceType> HandWrittenTypes { get; init; } = [];

    /// <summary>Every cmdlet, by name.</summary>
    public EquatableList<CommandModel> Commands { get; init; } = [];

    /// <summary>The operations that cmdlets stand for, by name.</summary>
    public EquatableList<OperationModel> Operations { get; init; } = [];

    /// <summary>The texts and words that all families share.</summary>
    public SurfaceCommon Common { get; init; } = new();

    /// <summary>The operations that list what names may be.</summary>
    public ListingIndex Listings => _listings.Value;

    /// <summary>The cmdlets that show what an operation did.</summary>
    public LookIndex Looks => _looks.Value;

    /// <summary>Finds of what kind the objects are that a cmdlet destroys.</summary>
    public KindIndex Kinds => _kinds.Value;

    /// <summary>The type of a name; null for none.</summary>
    public TypeModel? Type(string? name) => name is not null && _types.Value.TryGetValue(name, out var type) ? type : null;

    /// <summary>The operation of a name; null for none.</summary>
    public OperationModel? Operation(string? name) => name is not null && _operations.Value.TryGetValue(name, out var operation) ? operation : null;

    /// <summary>The replacement of an operation that is deprecated or retired, as a sentence; null for others.</summary>
    public string? Instead(OperationModel operation) => operation.Facts.IsOutdated && _instead.Value.TryGetValue(operation.Facts.Id, out string? instead) ? instead : null;
}
