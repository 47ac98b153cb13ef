using System.Globalization;
using System.Management.Automation;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>Compares as PowerShell's operators do: without case, across number types, and as text where nothing else is left.</summary>
internal sealed class ValueComparer : IComparer<object?>
{
    public static ValueComparer Instance { get; } = new();

    public int Compare(object? x, object? y) =>
        LanguagePrimitives.TryCompare(x, y, ignoreCase: true, out var result)
            ? result
            : string.Compare(x?.ToString(), y?.ToString(), CultureInfo.InvariantCulture, CompareOptions.IgnoreCase);
}
