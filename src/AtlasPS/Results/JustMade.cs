using System.Text.Json;
using AtlasPS.Resources;

namespace AtlasPS.Results;

/// <summary>Where things are added to a list, Atlas answers with the whole list; of interest are those that were just made.</summary>
internal static class JustMade
{
    /// <summary>The objects that share an identifying field with one of those that were sent; all of them where none can be told from the rest.</summary>
    public static IReadOnlyList<object> Among(IEnumerable<object> answer, byte[] sent)
    {
        using var document = JsonDocument.Parse(sent);
        var items = Answers.Items(document.RootElement);
        var all = answer.ToList();
        var made = all.FindAll(candidate => candidate is AtlasObject { TypeDescription.Keys.Count: > 0 } read && items.Any(item => IsSame(read, item)));
        return made.Count > 0 ? made : all;
    }

    private static bool IsSame(AtlasObject made, JsonElement sent) => made.TypeDescription.Keys.SelectMany(key => key.Value)
        .Any(field => sent.TryGetProperty(field, out var value) && JsonValues.ToText(value) is { } text && text == made.GetValue(field) as string);
}
