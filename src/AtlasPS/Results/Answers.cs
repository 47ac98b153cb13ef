using System.Text;
using System.Text.Json;
using AtlasPS.Descriptions;
using AtlasPS.Http;
using AtlasPS.Resources;

namespace AtlasPS.Results;

/// <summary>Makes objects of answers.</summary>
internal static class Answers
{
    /// <summary>Everything that an answer holds, as cmdlets emit it; nothing for <c>{}</c> and for an empty body.</summary>
    /// <exception cref="AtlasHttpException">The answer holds what cannot be read.</exception>
    public static IReadOnlyList<object> Read(AtlasResponse response, OperationDescription operation, AtlasOrigin origin, Labels labels)
    {
        try
        {
            return [.. Objects(response, operation, origin, labels)];
        }
        catch (Exception e) when (UnreadableAnswer.Is(e))
        {
            throw UnreadableAnswer.Of(e, response.StatusCode, response.RequestLine);
        }
    }

    private static IEnumerable<object> Objects(AtlasResponse response, OperationDescription operation, AtlasOrigin origin, Labels labels)
    {
        if (response.Body.Length == 0)
            return [];
        if (operation.Answer == ResponseForm.Value && Text(response.Body) is { } plain)
            return [plain];
        var root = response.ReadJson();
        return operation.Answer switch
        {
            ResponseForm.Paged or ResponseForm.Wrapped or ResponseForm.Array => Items(root, operation).Select(item => Item(item, operation, origin, labels)!).Where(item => item is not null),
            _ when root.ValueKind == JsonValueKind.Object && !root.EnumerateObject().Any() => [],
            ResponseForm.Empty => [],
            _ => Item(root, operation, origin, labels) is { } single ? [single] : [],
        };
    }

    /// <summary>One item as the operation's type.</summary>
    public static object? Item(JsonElement item, OperationDescription operation, AtlasOrigin origin, Labels labels)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return JsonValues.ToObject(item, origin);
        var type = operation.Output?.Invoke();
        var read = AtlasObject.Read(type?.Create() ?? new AtlasDocument(), item, origin);
        if (type?.LabelFields is { } fields && read.GetValue(fields.Id) is string id && read.GetValue(fields.Label) is string label)
            labels.Remember(id, label);
        return read;
    }

    /// <summary>The items of the operation's own lists, else those of <c>results</c> or of the array that the document is.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement root, OperationDescription operation) => operation.Lists.Length == 0
        ? Items(root)
        : operation.Lists.SelectMany(list =>
            root.ValueKind == JsonValueKind.Object && root.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray().ToList() : []);

    /// <summary>The items of <c>results</c>, or of the array that the document is.</summary>
    public static IReadOnlyList<JsonElement> Items(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => [.. root.EnumerateArray()],
        JsonValueKind.Object when root.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Array => [.. results.EnumerateArray()],
        JsonValueKind.Object when root.TryGetProperty("content", out var content) => Items(content),
        _ => [],
    };

    /// <summary>The text that comes labelled as JSON and is PEM or XML; null for anything else.</summary>
    public static string? Text(byte[] body)
    {
        string text = Encoding.UTF8.GetString(body);
        string start = text.TrimStart();
        return start.StartsWith("-----", StringComparison.Ordinal) || start.StartsWith("<", StringComparison.Ordinal) ? text : null;
    }
}
