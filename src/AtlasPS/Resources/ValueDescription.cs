using AtlasPS.Sessions;

namespace AtlasPS.Resources;

/// <summary>What kind of value a field or parameter holds.</summary>
internal enum ValueFormat
{
    Text,
    Boolean,
    Switch,
    Int32,
    Int64,
    Number,
    DateTime,
    Date,
    Secret,
    JsonText,
    Milliseconds,
    Seconds,
    Duration,
    Object,
    Any,
}

/// <summary>The kind and the bounds of a value, as the facts have them.</summary>
internal sealed class ValueDescription(ValueFormat kind, bool array = false)
{
    public ValueFormat Kind { get; } = kind;

    /// <summary>True for a list of such values.</summary>
    public bool IsArray { get; } = array;

    /// <summary>The type of an object; a function, because types refer to each other.</summary>
    public Func<TypeDescription>? Type { get; set; }

    /// <summary>The values that are known.</summary>
    public string[]? Enum { get; set; }

    /// <summary>True when others than the known values are right too.</summary>
    public bool IsOpen { get; set; }

    /// <summary>True for a JSON object whose fields the facts do not list.</summary>
    public bool IsJsonObject { get; set; }

    public string? Pattern { get; set; }

    public double? Minimum { get; set; }

    public double? Maximum { get; set; }

    public int? MinLength { get; set; }

    public int? MaxLength { get; set; }

    public int? MinItems { get; set; }

    public int? MaxItems { get; set; }

    public bool Nullable { get; set; }
}
