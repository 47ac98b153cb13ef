using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Text;
using AtlasPS.Hosting;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>Everything that somebody could get to see of what ran: each stream, each object in every way in which PowerShell shows, stores and takes it apart.</summary>
internal static class Exposure
{
    private const int Depth = 8;
    private const int ExportDepth = 2;

    /// <param name="engine">Where it ran; <c>$Error</c> and the session are read from there.</param>
    /// <param name="result">What came of it.</param>
    public static string Of(EngineHost engine, EngineResult result)
    {
        var text = new StringBuilder();
        text.AppendLine(result.Text);
        text.AppendLine(string.Join("\n", result.Warnings.Concat(result.Verbose).Concat(result.Debug)));
        text.AppendLine(string.Join("\n", result.Progress.Select(p => $"{p.Activity} {p.StatusDescription} {p.CurrentOperation}")));
        text.AppendLine(string.Join("\n", result.Information.Select(i => $"{i.MessageData} {i.Source} {string.Join(" ", i.Tags)}")));

        var left = engine.Invoke("""
            $Error | ForEach-Object { $_; $_ | Format-List * -Force; $_.Exception | Format-List * -Force; $_.InvocationInfo | Format-List * -Force }
            Get-AtlasContext; Get-AtlasContext | Format-List * -Force; "$(Get-AtlasContext)"; Get-AtlasContext | ConvertTo-Json -Depth 4
            """);
        text.AppendLine(left.Text);
        foreach (object thing in result.Output.Concat(left.Output).Concat(result.Errors.Select(PSObject.AsPSObject)))
            Append(text, thing);
        return text.ToString();
    }

    /// <summary>An object as text, as it is exported, and by all its public members.</summary>
    public static void Append(StringBuilder text, object thing)
    {
        text.AppendLine($"{thing}");
        text.AppendLine(PSSerializer.Serialize(thing, ExportDepth));
        TakeApart(text, thing, Depth, new HashSet<object>(ReferenceEqualityComparer.Instance));
    }

    private static void TakeApart(StringBuilder text, object? thing, int depth, HashSet<object> seen)
    {
        object? value = thing is PSObject wrapped ? wrapped.BaseObject : thing;
        if (value is null || depth == 0)
            return;
        if (value is string or ValueType)
        {
            text.AppendLine($"{value}");
            return;
        }

        if (!seen.Add(value))
            return;
        text.AppendLine($"{value}");
        if (thing is PSObject shown && value is not CommandInfo)
            foreach (var property in shown.Properties)
                TakeApart(text, Read(() => property.Value), depth - 1, seen);
        if (value is IDictionary map)
            foreach (DictionaryEntry entry in map)
            {
                TakeApart(text, entry.Key, depth - 1, seen);
                TakeApart(text, entry.Value, depth - 1, seen);
            }
        else if (value is IEnumerable items)
            foreach (object? item in items.Cast<object?>().Take(100))
                TakeApart(text, item, depth - 1, seen);
        if (!IsOfInterest(value.GetType()))
            return;
        foreach (var property in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.GetIndexParameters().Length == 0))
            TakeApart(text, Read(() => property.GetValue(value)), depth - 1, seen);
        foreach (var field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public))
            TakeApart(text, Read(() => field.GetValue(value)), depth - 1, seen);
    }

    /// <summary>Ours, and what carries it. The engine's own descriptions of commands are endless, and not ours.</summary>
    private static bool IsOfInterest(Type type) =>
        type.FullName!.StartsWith("AtlasPS.", StringComparison.Ordinal) || typeof(Exception).IsAssignableFrom(type) || type.Assembly == typeof(Exposure).Assembly
        || type == typeof(ErrorRecord) || type == typeof(ErrorDetails) || type == typeof(ErrorCategoryInfo) || type == typeof(InvocationInfo) || type == typeof(Uri);

    /// <summary>The value of a property; that of one that throws is what it says.</summary>
    private static object? Read(Func<object?> read)
    {
        try
        {
            return read();
        }
#pragma warning disable CA1031 // A property may throw what it likes.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.Message;
        }
    }
}
