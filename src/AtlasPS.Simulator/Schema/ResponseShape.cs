using AtlasPS.Catalog;

namespace AtlasPS.Simulator.Schema;

/// <summary>What an answer is made of.</summary>
internal enum ShapeKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>One object.</summary>
    Object,

    /// <summary>A bare array.</summary>
    Array,

    /// <summary>An object whose <c>results</c> are the items.</summary>
    Page,

    /// <summary>A bare boolean.</summary>
    Boolean,

    /// <summary>Text or bytes.</summary>
    Raw,
}

/// <summary>The shape of an answer and the schema of one of its documents.</summary>
internal sealed record ResponseShape(ShapeKind Kind, SchemaFacts? Element)
{
    public bool IsList => Kind is ShapeKind.Array or ShapeKind.Page;
}
