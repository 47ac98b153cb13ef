using AtlasPS.Catalog;

namespace AtlasPS.Simulator.Http;

/// <summary>An operation that a request means, and the values of its path, decoded.</summary>
internal sealed record RouteMatch(OperationFacts Operation, IReadOnlyDictionary<string, string> Values);

/// <summary>Finds the operation of a method and a path. Works on the encoded path, so that a value may hold an encoded slash or colon.</summary>
internal sealed class RouteTable
{
    private readonly Node _root = new();

    public RouteTable(IEnumerable<OperationFacts> operations)
    {
        foreach (var operation in operations)
        {
            var node = _root;
            foreach (string segment in Segments(operation.Path))
                node = node.Child(SegmentTemplate.Parse(segment));
            node.Operations[operation.Method] = operation;
        }
    }

    /// <summary>The operation, or null when there is none.</summary>
    /// <exception cref="AtlasError">The path is known, but not for this method.</exception>
    public RouteMatch? Find(string method, string path)
    {
        string[] segments = Segments(path);
        var values = new string[segments.Length];
        bool known = false;
        if (Walk(_root, segments, 0, values, 0, method, ref known) is { } operation)
            return new RouteMatch(operation, Name(operation, values));
        return known ? throw new AtlasError(405, "METHOD_NOT_ALLOWED", $"The method {method} is not allowed here.", method) : null;
    }

    private static OperationFacts? Walk(Node node, string[] segments, int at, string[] values, int count, string method, ref bool known)
    {
        if (at == segments.Length)
        {
            known |= node.Operations.Count > 0;
            return node.Operations.GetValueOrDefault(method);
        }

        if (node.Literals.TryGetValue(segments[at], out var literal) && Walk(literal, segments, at + 1, values, count, method, ref known) is { } exact)
            return exact;
        foreach (var (template, child) in node.Templates)
        {
            if (template.Match(segments[at]) is not { } value)
                continue;
            values[count] = value;
            if (Walk(child, segments, at + 1, values, count + 1, method, ref known) is { } found)
                return found;
        }

        return null;
    }

    private static Dictionary<string, string> Name(OperationFacts operation, string[] values)
    {
        int next = 0;
        return Segments(operation.Path)
            .Select(SegmentTemplate.Parse)
            .Where(template => template.Parameter is not null)
            .ToDictionary(template => template.Parameter!, _ => values[next++]);
    }

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private sealed class Node
    {
        public Dictionary<string, Node> Literals { get; } = [];

        /// <summary>Those with the longest suffix first: <c>{teamId}:addUser</c> before <c>{teamId}</c>.</summary>
        public List<(SegmentTemplate Template, Node Node)> Templates { get; } = [];

        public Dictionary<string, OperationFacts> Operations { get; } = [];

        public Node Child(SegmentTemplate template)
        {
            if (template.Parameter is null)
                return Literals.TryGetValue(template.Suffix, out var literal) ? literal : Literals[template.Suffix] = new Node();

            foreach (var (known, node) in Templates)
            {
                if (known.Suffix == template.Suffix)
                    return node;
            }

            var added = new Node();
            Templates.Add((template, added));
            Templates.Sort((a, b) => b.Template.Suffix.Length.CompareTo(a.Template.Suffix.Length));
            return added;
        }
    }
}
