namespace AtlasPS.Catalog;

/// <summary>The kind of answer of an operation, as a cmdlet handles it.</summary>
public enum AnswerKind
{
    /// <summary>Nothing, or a body that says nothing.</summary>
    Empty,

    /// <summary>One object.</summary>
    Object,

    /// <summary>An object whose <c>results</c> are the answer, page by page.</summary>
    Paged,

    /// <summary>An object whose <c>results</c> are the answer, all at once.</summary>
    Wrapped,

    /// <summary>A bare array.</summary>
    Array,

    /// <summary>A bare value: boolean, number, or text.</summary>
    Value,

    /// <summary>Bytes: gzip and the like.</summary>
    Binary,
}

/// <summary>An operation with the types that its answer and body have.</summary>
public sealed record OperationModel
{
    /// <summary>The facts of it.</summary>
    public OperationFacts Facts { get; init; } = new();

    /// <summary>Its id; with the kind of answer, or the lists in it, where those are not the ordinary ones.</summary>
    public string Name { get; init; } = "";

    /// <summary>The kind of answer to ask for: <c>json</c>, <c>gzip</c>, <c>csv</c>.</summary>
    public string Media { get; init; } = "json";

    /// <summary>The kind of answer.</summary>
    public AnswerKind Answer { get; init; }

    /// <summary>The name of the public type of the answer, or of its items.</summary>
    public string? Output { get; init; }

    /// <summary>The properties of the answer whose items are the answer, where they are not called <c>results</c>.</summary>
    public EquatableList<string> Lists { get; init; } = [];

    /// <summary>The body's value, or null for none.</summary>
    public ValueModel? Body { get; init; }
}
