namespace AtlasPS.Catalog;

/// <summary>What kind of value a property or parameter holds.</summary>
public enum ValueKind
{
    /// <summary>A string, or an enumeration, which is an open string.</summary>
    Text,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>true when present: a query flag.</summary>
    Switch,

    /// <summary>A 32-bit integer.</summary>
    Int32,

    /// <summary>A 64-bit integer.</summary>
    Int64,

    /// <summary>A number with a fraction.</summary>
    Number,

    /// <summary>A point in time, UTC, ISO 8601 on the wire.</summary>
    DateTime,

    /// <summary>A secret string.</summary>
    Secret,

    /// <summary>A JSON document that travels as a string.</summary>
    JsonText,

    /// <summary>Milliseconds since 1970 that may be given as a date.</summary>
    Milliseconds,

    /// <summary>A point in time that travels as seconds since 1970.</summary>
    Seconds,

    /// <summary>A length of time, ISO 8601 on the wire.</summary>
    Duration,

    /// <summary>An object of a generated type.</summary>
    Object,

    /// <summary>Anything: a dictionary, or a value whose schema says nothing.</summary>
    Any,
}

/// <summary>The type of a property or parameter, with its bounds.</summary>
public sealed class ValueModel
{
    /// <summary>The kind of the value, or of an array's items.</summary>
    public ValueKind Kind { get; internal set; }

    /// <summary>True for an array.</summary>
    public bool IsArray { get; internal set; }

    /// <summary>The generated type, for <see cref="ValueKind.Object"/>.</summary>
    public TypeModel? Object { get; internal set; }

    /// <summary>The values that are known.</summary>
    public IReadOnlyList<string> Enum { get; internal set; } = [];

    /// <summary>True when others than the known values are right too.</summary>
    public bool IsOpen { get; internal set; }

    /// <summary>The schema with the bounds: that of the items, for an array.</summary>
    public SchemaFacts Schema { get; internal set; } = new();

    /// <summary>The schema with the count of items, for an array.</summary>
    public SchemaFacts? ArraySchema { get; internal set; }
}

/// <summary>A public object type: a typed view over JSON.</summary>
public sealed class TypeModel
{
    /// <summary>Its public name without namespace, e.g. <c>Cluster</c>.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The name of its schema, or null where it stands in line.</summary>
    public string? SchemaName { get; internal set; }

    /// <summary>What was decided of it, where anything was.</summary>
    public SurfaceType? Surface { get; internal set; }

    /// <summary>Its properties.</summary>
    public List<PropertyModel> Properties { get; } = [];

    /// <summary>Path names whose values are stamped on it because every operation that returns it has them.</summary>
    public SortedSet<string> Stamps { get; } = new(StringComparer.Ordinal);

    /// <summary>Path names that only some of the operations have which return it: an object that was read otherwise has no such property at all, for a null would bind.</summary>
    public SortedSet<string> OccasionalStamps { get; } = new(StringComparer.Ordinal);

    /// <summary>True when cmdlets return it, so that it is shown on its own.</summary>
    public bool IsOutput { get; internal set; }
}

/// <summary>A property of a public object type.</summary>
public sealed class PropertyModel
{
    /// <summary>Its name in JSON.</summary>
    public string JsonName { get; internal set; } = "";

    /// <summary>Its public name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Its type and bounds.</summary>
    public ValueModel Value { get; internal set; } = new();

    /// <summary>True when only answers hold it.</summary>
    public bool ReadOnly { get; internal set; }

    /// <summary>True when a request must hold it.</summary>
    public bool Required { get; internal set; }
}
