using System.Collections;
using AtlasPS.Feedback;

namespace AtlasPS;

/// <summary>Text in the module's tables: what others wrote, without the characters that would steer a terminal. The views of the module call it.</summary>
public static class TableText
{
    /// <summary>The value as a table may show it.</summary>
    /// <param name="value">A value of an object.</param>
    /// <returns>Text, and lists of text, with a picture in the place of each control character; everything else as it is.</returns>
    public static object? Of(object? value) => value switch
    {
        string text => Presentable.Line(text),
        string[] texts => Array.ConvertAll(texts, Presentable.Line),
        IEnumerable list and not IDictionary when list.Cast<object?>().All(item => item is string) => list.Cast<string>().Select(Presentable.Line).ToArray(),
        _ => value,
    };
}
