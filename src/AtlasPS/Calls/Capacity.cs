using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AtlasPS.Calls;

/// <summary>The nodes that a description of a cluster asks for, and how large they are together: enough to tell whether there are fewer or smaller ones than before.</summary>
/// <param name="Nodes">The number of nodes.</param>
/// <param name="Size">The sum of the numbers in their sizes: 30 for each M30.</param>
internal sealed record Capacity(int Nodes, int Size)
{
    /// <summary>Reads every hardware specification below an element.</summary>
    public static Capacity Of(JsonElement element)
    {
        int nodes = 0, size = 0;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Add(item);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            int own = element.TryGetProperty("nodeCount", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out int number) ? number : 0;
            nodes += own;
            if (element.TryGetProperty("instanceSize", out var named) && named.ValueKind == JsonValueKind.String && Regex.Match(named.GetString()!, @"\d+") is { Success: true } digits)
                size += own * int.Parse(digits.Value, CultureInfo.InvariantCulture);
            foreach (var field in element.EnumerateObject())
            {
                // What is effective follows from what is asked for, and would count twice.
                if (!field.Name.StartsWith("effective", StringComparison.Ordinal))
                    Add(field.Value);
            }
        }

        return new Capacity(nodes, size);

        void Add(JsonElement part)
        {
            var inner = Of(part);
            (nodes, size) = (nodes + inner.Nodes, size + inner.Size);
        }
    }

    /// <summary>True when there are fewer nodes than before, or smaller ones.</summary>
    public bool IsLessThan(Capacity before) => Nodes < before.Nodes || Size < before.Size;
}
