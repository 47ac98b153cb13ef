namespace AtlasPS.Catalog;

/// <summary>A public object type: a typed view over JSON.</summary>
public sealed record TypeModel
{
    /// <summary>Its public name without namespace, e.g. <c>Cluster</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>The name of its schema, or null where it stands in line.</summary>
    public string? SchemaName { get; init; }

    /// <summary>The decisions about it, where there are any.</summary>
    public SurfaceType? Surface { get; init; }

    /// <summary>Its properties.</summary>
    public EquatableList<PropertyModel> Properties { get; init; } = [];

    /// <summary>Path names whose values are stamped on it because every operation that returns it has them.</summary>
    public EquatableList<string> Stamps { get; init; } = [];

    /// <summary>Path names that only some of the operations have which return it: an object that was read otherwise has no such property at all, for a null would bind.</summary>
    public EquatableList<string> OccasionalStamps { get; init; } = [];

    /// <summary>True when cmdlets return it, so that it is shown on its own.</summary>
    public bool IsOutput { get; init; }

    /// <summary>The same without its table and without its place in the file: equal as long as the code that follows from it is.</summary>
    public TypeModel WithoutWords() => this with
    {
        Surface = Surface is { } decided ? new SurfaceType { Name = decided.Name, Keys = decided.Keys, Label = decided.Label, Owners = decided.Owners, Text = decided.Text } : null,
    };

    /// <summary>The columns of the default table whose heads are no properties of the type itself: PowerShell is told of them.</summary>
    public IEnumerable<SurfaceColumn> Columns => Surface is null ? [] : Surface.View.Where(column => column.Label != column.Property && !Members.Contains(column.Label, StringComparer.OrdinalIgnoreCase));

    /// <summary>The names of everything that a table can show and a pipe can bind.</summary>
    public IEnumerable<string> Members => Properties.Select(property => property.Name)
        .Concat(Surface is null ? [] : Surface.Keys.Select(key => key.Key).Concat(Surface.Members))
        .Concat(Stamps.Concat(OccasionalStamps).Select(Naming.Place));
}

/// <summary>A property of a public object type.</summary>
public sealed record PropertyModel
{
    /// <summary>Its name in JSON.</summary>
    public string JsonName { get; init; } = "";

    /// <summary>Its public name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its type and bounds.</summary>
    public ValueModel Value { get; init; } = new();

    /// <summary>True when only answers hold it.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>True when a request must hold it.</summary>
    public bool Required { get; init; }
}
