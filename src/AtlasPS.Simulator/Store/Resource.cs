using AtlasPS.Catalog;
using AtlasPS.Simulator.Schema;

namespace AtlasPS.Simulator.Store;

/// <summary>What an operation does to what its path names.</summary>
internal enum Deed
{
    /// <summary>Reads all documents of a collection.</summary>
    List,

    /// <summary>Reads one document.</summary>
    Get,

    /// <summary>Adds documents to a collection.</summary>
    Create,

    /// <summary>Changes one document.</summary>
    Update,

    /// <summary>Puts another document in one's place.</summary>
    Replace,

    /// <summary>Removes one document.</summary>
    Delete,

    /// <summary>Anything else, e.g. <c>:addRole</c>.</summary>
    Custom,
}

/// <summary>A place where documents live: a collection, or a single document when it has no key.</summary>
/// <param name="template">Its path without <c>/api/atlas/v2</c>, e.g. <c>/groups/{groupId}/clusters</c>.</param>
internal sealed class Resource(string template)
{
    public string Template { get; } = template;

    /// <summary>The path parameters that name one document of it; empty for a single document.</summary>
    public IReadOnlyList<string> KeyParameters { get; set; } = [];

    public bool IsCollection { get; set; }

    /// <summary>The schema of one document, where an operation tells it.</summary>
    public SchemaFacts? Element { get; set; }

    /// <summary>True when the seed or a family knows its documents; an absent collection is then empty rather than an example.</summary>
    public bool Known { get; set; }

    /// <summary>True when its documents can be listed. Those that cannot are answered for whatever key is asked.</summary>
    public bool Listed { get; set; }

    public DocumentKey Key => new(KeyParameters);
}

/// <summary>An operation together with what it acts on.</summary>
/// <param name="Facts">The operation.</param>
/// <param name="Resource">What its path names.</param>
/// <param name="Deed">What it does there.</param>
/// <param name="KeyParameters">The parameters at the end of its path; empty when it means the whole resource.</param>
/// <param name="Shape">What its latest version answers.</param>
internal sealed record ResourceOperation(OperationFacts Facts, Resource Resource, Deed Deed, IReadOnlyList<string> KeyParameters, ResponseShape Shape);
