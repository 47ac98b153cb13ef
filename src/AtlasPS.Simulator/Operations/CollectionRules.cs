using System.Text.Json.Nodes;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Operations;

/// <summary>How one collection differs from any other. What is not set happens as everywhere.</summary>
internal sealed class CollectionRules
{
    /// <summary>The refusal when no document has a key: from the path values and the key.</summary>
    public Func<IReadOnlyDictionary<string, string>, string, AtlasError>? NotFound { get; set; }

    /// <summary>The refusal when a document with the same key is there.</summary>
    public Func<Exchange, Document, AtlasError>? Duplicate { get; set; }

    /// <summary>Completes a document before it is added, or refuses it.</summary>
    public Action<Exchange, Document>? Creating { get; set; }

    /// <summary>Follows up on a document that was added and whose answer is written already.</summary>
    public Action<Exchange, Document>? Created { get; set; }

    /// <summary>Follows up on a changed document, or refuses the change before it is made visible.</summary>
    public Action<Exchange, Document, JsonObject>? Updating { get; set; }

    /// <summary>Refuses a removal, or takes it over by returning false.</summary>
    public Func<Exchange, Document, bool>? Deleting { get; set; }

    /// <summary>Which documents a list shows.</summary>
    public Func<Exchange, Document, bool>? Shows { get; set; }
}
