using System.Text.Json.Nodes;
using AtlasPS.Catalog;
using AtlasPS.Simulator.Authentication;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Schema;
using AtlasPS.Simulator.Store;

namespace AtlasPS.Simulator.Operations;

/// <summary>A request that has been understood: which operation, which version, which body, by whom.</summary>
internal sealed class Exchange
{
    public required IncomingRequest Request { get; init; }

    public required ResourceOperation Operation { get; init; }

    public required NegotiatedVersion Version { get; init; }

    /// <summary>The decoded values of the path.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>The body, checked against its schema; null when there is none.</summary>
    public required JsonNode? Body { get; init; }

    public required Caller Caller { get; init; }

    public required DocumentStore Store { get; init; }

    /// <summary>Makes what nobody told the service.</summary>
    public required ExampleBuilder Examples { get; init; }

    /// <summary>Scheme, host and port that the caller used, without a slash at the end.</summary>
    public required string BaseAddress { get; init; }

    /// <summary>How long asynchronous changes take.</summary>
    public required TimeSpan ChangeTime { get; init; }

    public OperationFacts Facts => Operation.Facts;

    public QueryValues Query => Request.Query;

    /// <summary>The body as an object; an empty one where there is none.</summary>
    public JsonObject BodyObject => Body as JsonObject ?? [];

    public string Value(string parameter) => Values[parameter];

    /// <summary>The values that name the document.</summary>
    public IReadOnlyList<string> Key => [.. Operation.KeyParameters.Select(Value)];

    /// <summary>The document that the path names, or null.</summary>
    public Document? Named => Collection.Find(Key, new DocumentKey(Operation.KeyParameters));

    /// <summary>The documents of the operation's resource.</summary>
    public DocumentCollection Collection => Store.Collection(Operation.Resource, Values);

    /// <summary>The documents at another template's path, for the same path values.</summary>
    public DocumentCollection CollectionAt(string template) => Store.Collection(template, Values);
}
