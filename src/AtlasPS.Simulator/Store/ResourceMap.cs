using AtlasPS.Catalog;
using AtlasPS.Simulator.Http;
using AtlasPS.Simulator.Schema;

namespace AtlasPS.Simulator.Store;

/// <summary>Works out from the paths of the catalog which resources there are and what each operation does to them.</summary>
internal sealed class ResourceMap
{
    public const string Prefix = "/api/atlas/v2";

    private readonly Dictionary<string, Resource> _resources = [];
    private readonly Dictionary<string, ResourceOperation> _operations = [];
    private readonly SchemaReader _schemas;

    public ResourceMap(ApiFacts facts, SchemaReader schemas)
    {
        _schemas = schemas;
        foreach (var operation in facts.Operations)
            Discover(operation);
        foreach (var operation in facts.Operations)
            _operations[operation.Id] = Classify(operation);
    }

    public ResourceOperation Of(OperationFacts operation) => _operations[operation.Id];

    public Resource? Find(string template) => _resources.GetValueOrDefault(template);

    public Resource Get(string template) =>
        Find(template) ?? throw new InvalidOperationException($"The catalog has no resource at {template}.");

    /// <summary>The parents of a path: each collection above it with the parameters that name a document there.</summary>
    public static IEnumerable<(string Template, IReadOnlyList<string> Parameters)> Parents(string template)
    {
        string path = "";
        string collection = "";
        var parameters = new List<string>();
        foreach (string segment in template.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (SegmentTemplate.Parse(segment) is { Parameter: { } parameter })
            {
                parameters.Add(parameter);
            }
            else
            {
                if (parameters.Count > 0)
                    yield return (collection, [.. parameters]);
                parameters.Clear();
                collection = path + "/" + segment;
            }

            path += "/" + segment;
        }
    }

    /// <summary>A template's path with the values put in, each escaped.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values) =>
        string.Concat(template.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(SegmentTemplate.Parse)
            .Select(segment => "/" + (segment.Parameter is { } name ? Uri.EscapeDataString(values[name]) + segment.Suffix : segment.Suffix)));

    /// <summary>Splits a path into its collection and the parameters behind it; a verb at the end is set aside.</summary>
    private static (string Collection, List<string> Parameters, bool HasVerb) Split(string path)
    {
        string[] segments = path[Prefix.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        bool verb = false;
        if (segments.Length > 0 && segments[^1].IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
        {
            verb = true;
            segments[^1] = segments[^1][..colon];
        }

        var parameters = new List<string>();
        int end = segments.Length;
        while (end > 0 && SegmentTemplate.Parse(segments[end - 1]) is { Parameter: { } parameter, Suffix: "" })
        {
            parameters.Insert(0, parameter);
            end--;
        }

        return ("/" + string.Join('/', segments[..end]), parameters, verb);
    }

    private void Discover(OperationFacts operation)
    {
        var (template, parameters, verb) = Split(operation.Path);
        if (!_resources.TryGetValue(template, out var resource))
            _resources[template] = resource = new Resource(template);
        if (verb)
            return;

        var shape = _schemas.Shape(operation.Latest);
        if (parameters.Count > 0)
        {
            resource.IsCollection = true;
            // Where two operations name a document differently, the one that reads it knows best.
            if (resource.KeyParameters.Count == 0 || operation.Method == "GET")
                resource.KeyParameters = shape.IsList ? resource.KeyParameters : parameters;
            if (operation.Method == "GET" && shape.Kind == ShapeKind.Object)
                resource.Element = shape.Element;
        }
        else if (operation.Method == "GET" && shape.IsList)
        {
            resource.IsCollection = true;
            resource.Listed = true;
            resource.Element ??= shape.Element;
        }
        else if (shape.Kind == ShapeKind.Object)
        {
            resource.Element ??= shape.Element;
        }
    }

    private ResourceOperation Classify(OperationFacts operation)
    {
        var (template, parameters, verb) = Split(operation.Path);
        var resource = _resources[template];
        var shape = _schemas.Shape(operation.Latest);
        bool whole = parameters.Count == 0;
        var deed = operation.Method switch
        {
            _ when verb => Deed.Custom,
            "GET" when shape.IsList => Deed.List,
            "GET" => Deed.Get,
            "POST" when whole && resource.IsCollection => Deed.Create,
            "POST" when shape.Kind == ShapeKind.None => Deed.Custom,
            "POST" => Deed.Replace,
            "PUT" => Deed.Replace,
            "PATCH" => Deed.Update,
            _ => Deed.Delete,
        };
        return new ResourceOperation(operation, resource, deed, parameters, shape);
    }
}
