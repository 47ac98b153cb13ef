using System.Text.Json;
using AtlasPS.Descriptions;
using AtlasPS.Http;
using AtlasPS.Resources;
using AtlasPS.Results;

namespace AtlasPS.Calls;

/// <summary>Reads the names or ids that exist in a collection: its first page, for completion and for "did you mean".</summary>
internal static class ListNames
{
    public static Task<IReadOnlyList<string>> ReadAsync(
        AtlasSession session, OperationDescription list, IReadOnlyDictionary<string, string> pathValues, string[] properties, CancellationToken cancellationToken)
    {
        return ReadAsync(session, list.NewRequest(name => pathValues[name]), list.Answer == ResponseForm.Paged, list.CanCount, properties, cancellationToken, list);
    }

    public static async Task<IReadOnlyList<string>> ReadAsync(AtlasSession session, AtlasRequest request, bool paged, bool canCount, string[] properties, CancellationToken cancellationToken, OperationDescription? list = null)
    {
        var items = await ItemsAsync(session, request, paged, canCount, list, cancellationToken).ConfigureAwait(false);
        return [.. items.Select(item => Text(item, properties)).OfType<string>().Distinct()];
    }

    /// <summary>The items of the first page, as Atlas has them.</summary>
    public static Task<IReadOnlyList<JsonElement>> ItemsAsync(AtlasSession session, OperationDescription list, IReadOnlyDictionary<string, string> pathValues, CancellationToken cancellationToken) =>
        ItemsAsync(session, list.NewRequest(name => pathValues[name]), list.Answer == ResponseForm.Paged, list.CanCount, list, cancellationToken);

    private static async Task<IReadOnlyList<JsonElement>> ItemsAsync(AtlasSession session, AtlasRequest request, bool paged, bool canCount, OperationDescription? list, CancellationToken cancellationToken)
    {
        IReadOnlyList<JsonElement> items = [];
        if (paged)
        {
            var paging = new AtlasPaging { PageSize = 500, IncludeCount = canCount ? false : null };
            await foreach (var page in session.Http.ReadPagesAsync(request, paging, null, cancellationToken).ConfigureAwait(false))
                items = page.Items;
        }
        else
        {
            var answer = await session.Http.SendAsync(request, null, cancellationToken).ConfigureAwait(false);
            var root = answer.ReadJson();
            items = list is null ? Answers.Items(root) : [.. Answers.Items(root, list)];
        }

        return items;
    }

    /// <summary>The name of an item: the text itself, or the first of the properties that is there.</summary>
    public static string? Text(JsonElement item, string[] properties) => item.ValueKind switch
    {
        JsonValueKind.String => item.GetString(),
        JsonValueKind.Object => properties.Select(property => item.TryGetProperty(property, out var value) ? JsonValues.ToText(value) : null).FirstOrDefault(text => text is not null),
        _ => null,
    };
}
