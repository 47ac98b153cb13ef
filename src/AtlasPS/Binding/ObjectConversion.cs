using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using AtlasPS.Resources;

namespace AtlasPS.Binding;

/// <summary>Makes objects of public types out of hashtables, custom objects and JSON, whatever keys they have.</summary>
internal static class ObjectConversion
{
    public static bool TryCreate(Type type, object value, out AtlasObject created)
    {
        created = (AtlasObject)Activator.CreateInstance(type)!;
        switch (value)
        {
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                    Set(created, entry.Key.ToString()!, entry.Value);
                return true;
            case PSObject { BaseObject: PSCustomObject } custom:
                foreach (var property in custom.Properties)
                    Set(created, property.Name, property.Value);
                return true;
            case AtlasObject other:
                if (other.WasRead)
                    AtlasObject.Read(created, other.Element, null);
                foreach (var field in other.Fields().Where(field => !other.WasRead || field.Value is not JsonElement))
                    Set(created, field.Key, field.Value);
                return true;
            case string text when TryParse(text, out var element) && element.ValueKind == JsonValueKind.Object:
                foreach (var field in element.EnumerateObject())
                    Set(created, field.Name, field.Value);
                return true;
            case string text when created.TypeDescription.Text?.Read(text) is { } fields:
                foreach (var field in fields)
                    Set(created, field.Key, field.Value);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The items of a JSON array, each as its own text; null for anything else.</summary>
    public static IReadOnlyList<string>? ItemsOf(string? text) =>
        text is not null && TryParse(text, out var element) && element.ValueKind == JsonValueKind.Array
            ? [.. element.EnumerateArray().Select(item => item.GetRawText())]
            : null;

    /// <summary>A few of a type's keys, as a hashtable would have them.</summary>
    public static string Sketch(Type type) => string.Join("; ", ((AtlasObject)Activator.CreateInstance(type)!).TypeDescription.Fields
        .Where(field => !field.ReadOnly).OrderByDescending(field => field.Required).Take(3).Select(field => $"{field.JsonName} = …"));

    /// <summary>Keys are brought into Atlas's spelling where they are known, so that the object's own properties find them.</summary>
    private static void Set(AtlasObject created, string key, object? value) => created.Set(created.TypeDescription.Find(key)?.JsonName ?? key, value);

    internal static bool TryParse(string text, out JsonElement element)
    {
        try
        {
            element = JsonDocument.Parse(text).RootElement;
            return true;
        }
        catch (JsonException)
        {
            element = default;
            return false;
        }
    }
}
