using AtlasPS.Resources;

namespace AtlasPS.Descriptions;

/// <summary>The kind of answer of an operation.</summary>
internal enum ResponseForm
{
    Empty,
    Object,
    Paged,
    Wrapped,
    Array,
    Value,
    Binary,
}

/// <summary>An operation of the catalog, as the cmdlets need it.</summary>
internal sealed class OperationDescription(string id, string method, string path, string version) : OperationReference(id, method, path, version)
{
    public string ContentType => $"application/vnd.atlas.{Version}+json";

    public ResponseForm Answer { get; set; }

    /// <summary>The type of the answer, or of its items.</summary>
    public Func<TypeDescription>? Output { get; set; }

    /// <summary>The properties of the answer whose items are the answer, where they are not called <c>results</c>.</summary>
    public string[] Lists { get; set; } = [];

    /// <summary>The body's value, or null for none.</summary>
    public ValueDescription? Body { get; set; }

    /// <summary>True when the list knows <c>includeCount</c>.</summary>
    public bool CanCount { get; set; }

    /// <summary>The roles of which the caller needs one.</summary>
    public string[] Roles { get; set; } = [];

    /// <summary>The names in the path.</summary>
    public string[] PathNames { get; set; } = [];

    /// <summary>What to say of a deprecated or retired operation, or null.</summary>
    public string? Warning { get; set; }

    /// <summary>The operation that lists what the last name in the path may be.</summary>
    public Func<OperationDescription>? Collection { get; set; }

    /// <summary>The cmdlet that lists it.</summary>
    public string? CollectionCommand { get; set; }

    /// <summary>Of an operation that replaces a thing as a whole the one that reads it.</summary>
    public Func<OperationDescription>? Reading { get; set; }

    /// <summary>Of an operation that changes something the cmdlet that shows whether it was done.</summary>
    public string? LookCommand { get; set; }
}
