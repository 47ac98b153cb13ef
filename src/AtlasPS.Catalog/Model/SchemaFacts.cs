namespace AtlasPS.Catalog;

/// <summary>A schema of the API: the type and bounds of a value.</summary>
public sealed class SchemaFacts
{
    /// <summary>Its name among the schemas, or null for one that stands in line.</summary>
    public string? Name { get; internal set; }

    /// <summary>The name of the schema that it refers to; then nothing else is set.</summary>
    public string? Reference { get; internal set; }

    /// <summary><c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>array</c>, <c>object</c>, or null.</summary>
    public string? Type { get; internal set; }

    /// <summary><c>date-time</c>, <c>date</c>, <c>int32</c>, <c>int64</c>, <c>double</c>, <c>uri</c>, <c>binary</c>, <c>password</c> …, or null.</summary>
    public string? Format { get; internal set; }

    /// <summary>The values that are listed.</summary>
    public IReadOnlyList<string> Enum { get; internal set; } = [];

    /// <summary>The regular expression of a string.</summary>
    public string? Pattern { get; internal set; }

    /// <summary>The example, as JSON text.</summary>
    public string? Example { get; internal set; }

    /// <summary>The default, as JSON text.</summary>
    public string? Default { get; internal set; }

    /// <summary>The least number allowed.</summary>
    public decimal? Minimum { get; internal set; }

    /// <summary>The greatest number allowed.</summary>
    public decimal? Maximum { get; internal set; }

    /// <summary>True when <see cref="Minimum"/> itself is not allowed.</summary>
    public bool ExclusiveMinimum { get; internal set; }

    /// <summary>The least length of a string.</summary>
    public int? MinLength { get; internal set; }

    /// <summary>The greatest length of a string.</summary>
    public int? MaxLength { get; internal set; }

    /// <summary>The least count of items.</summary>
    public int? MinItems { get; internal set; }

    /// <summary>The greatest count of items.</summary>
    public int? MaxItems { get; internal set; }

    /// <summary>True when null is allowed.</summary>
    public bool Nullable { get; internal set; }

    /// <summary>True when only answers hold it.</summary>
    public bool ReadOnly { get; internal set; }

    /// <summary>True when only requests hold it.</summary>
    public bool WriteOnly { get; internal set; }

    /// <summary>True when the API advises against it.</summary>
    public bool Deprecated { get; internal set; }

    /// <summary>The schema of an array's items.</summary>
    public SchemaFacts? Items { get; internal set; }

    /// <summary>The schema of the values of a dictionary.</summary>
    public SchemaFacts? AdditionalProperties { get; internal set; }

    /// <summary>The properties of an object, in the order of the API.</summary>
    public IReadOnlyList<KeyValuePair<string, SchemaFacts>> Properties { get; internal set; } = [];

    /// <summary>The properties that the API insists on.</summary>
    public IReadOnlyList<string> Required { get; internal set; } = [];

    /// <summary>Alternatives of which one holds (<c>oneOf</c> and <c>anyOf</c>).</summary>
    public IReadOnlyList<SchemaFacts> OneOf { get; internal set; } = [];

    /// <summary>Parts that all hold.</summary>
    public IReadOnlyList<SchemaFacts> AllOf { get; internal set; } = [];

    /// <summary>The property that tells the alternatives apart, where there is one.</summary>
    public string? Discriminator { get; internal set; }

    /// <summary>Which value of the discriminator means which schema.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> DiscriminatorMapping { get; internal set; } = [];
}
