namespace AtlasPS.Catalog;

/// <summary>The kind of value that a property or parameter holds.</summary>
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

    /// <summary>A calendar date without a time, <c>yyyy-MM-dd</c> on the wire.</summary>
    Date,

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
public sealed record ValueModel
{
    /// <summary>The kind of the value, or of an array's items.</summary>
    public ValueKind Kind { get; init; }

    /// <summary>True for an array.</summary>
    public bool IsArray { get; init; }

    /// <summary>The name of the public type, for <see cref="ValueKind.Object"/>.</summary>
    public string? TypeName { get; init; }

    /// <summary>The values that are known.</summary>
    public EquatableList<string> Enum { get; init; } = [];

    /// <summary>True when others than the known values are right too.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The schema with the bounds: that of the items, for an array.</summary>
    public SchemaFacts Schema { get; init; } = new();

    /// <summary>The schema with the count of items, for an array.</summary>
    public SchemaFacts? ArraySchema { get; init; }
}
