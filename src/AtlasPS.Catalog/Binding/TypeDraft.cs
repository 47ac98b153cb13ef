namespace AtlasPS.Catalog;

/// <summary>A public object type while its properties are gathered.</summary>
internal sealed class TypeDraft(string name, string? schemaName, SurfaceType? surface)
{
    public string Name { get; } = name;

    public SurfaceType? Surface { get; } = surface;

    public List<PropertyModel> Properties { get; } = [];

    private readonly SortedSet<string> _stamps = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _occasionalStamps = new(StringComparer.Ordinal);
    private bool _isOutput;

    /// <summary>Records that an operation returns the type, and the path names that say where it found it.</summary>
    public void Stamp(IReadOnlyCollection<string> places)
    {
        if (_isOutput)
        {
            _occasionalStamps.UnionWith(_stamps.Except(places).Concat(places.Except(_stamps)).ToList());
            _stamps.IntersectWith(places);
        }
        else
        {
            _stamps.UnionWith(places);
            _isOutput = true;
        }
    }

    /// <summary>Changes a property to what it turned out to be.</summary>
    public void Change(string jsonName, Func<PropertyModel, PropertyModel> change)
    {
        int index = Properties.FindIndex(candidate => candidate.JsonName == jsonName);
        Properties[index] = change(Properties[index]);
    }

    /// <summary>The type, as it does not change anymore.</summary>
    public TypeModel Freeze() => new()
    {
        Name = Name,
        SchemaName = schemaName,
        Surface = Surface,
        Properties = [.. Properties],
        Stamps = [.. _stamps],
        OccasionalStamps = [.. _occasionalStamps],
        IsOutput = _isOutput,
    };
}
