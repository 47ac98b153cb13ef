namespace AtlasPS.Catalog;

/// <summary>A schema of the API: the type and bounds of a value.</summary>
public sealed record SchemaFacts
{
    /// <summary>Its name among the schemas, or null for one that stands in line.</summary>
    public string? Name { get; init; }

    /// <summary>The name of the schema that it refers to; then nothing else is set.</summary>
    public string? Reference { get; init; }

    /// <summary><c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>array</c>, <c>object</c>, or null.</summary>
    public string? Type { get; init; }

    /// <summary><c>date-time</c>, <c>date</c>, <c>int32</c>, <c>int64</c>, <c>double</c>, <c>uri</c>, <c>binary</c>, <c>password</c> …, or null.</summary>
    public string? Format { get; init; }

    /// <summary>The values that are listed.</summary>
    public EquatableList<string> Enum { get; init; } = [];

    /// <summary>The regular expression of a string.</summary>
    public string? Pattern { get; init; }

    /// <summary>The example, as JSON text.</summary>
    public string? Example { get; init; }

    /// <summary>The default, as JSON text.</summary>
    public string? Default { get; init; }

    /// <summary>The least number allowed.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The greatest number allowed.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>True when <see cref="Minimum"/> itself is not allowed.</summary>
    public bool ExclusiveMinimum { get; init; }

    /// <summary>The least length of a string.</summary>
    public int? MinLength { get; init; }

    /// <summary>The greatest length of a string.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The least count of items.</summary>
    public int? MinItems { get; init; }

    /// <summary>The greatest count of items.</summary>
    public int? MaxItems { get; init; }

    /// <summary>True when null is allowed.</summary>
    public bool Nullable { get; init; }

    /// <summary>True when only answers hold it.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>True when only requests hold it.</summary>
    public bool WriteOnly { get; init; }

    /// <summary>True when the API advises against it.</summary>
    public bool Deprecated { get; init; }

    /// <summary>The schema of an array's items.</summary>
    public SchemaFacts? Items { get; init; }

    /// <summary>The schema of the values of a dictionary.</summary>
    public SchemaFacts? AdditionalProperties { get; init; }

    /// <summary>The properties of an object, in the order of the API.</summary>
    public EquatableList<KeyValuePair<string, SchemaFacts>> Properties { get; init; } = [];

    /// <summary>The properties that the API insists on.</summary>
    public EquatableList<string> Required { get; init; } = [];

    /// <summary>Alternatives of which one holds (<c>oneOf</c> and <c>anyOf</c>).</summary>
    public EquatableList<SchemaFacts> OneOf { get; init; } = [];

    /// <summary>Parts that all hold.</summary>
    public EquatableList<SchemaFacts> AllOf { get; init; } = [];

    /// <summary>The property that tells the alternatives apart, where there is one.</summary>
    public string? Discriminator { get; init; }

    /// <summary>Which value of the discriminator means which schema.</summary>
    public EquatableList<KeyValuePair<string, string>> DiscriminatorMapping { get; init; } = [];
}
