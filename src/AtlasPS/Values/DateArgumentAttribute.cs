using System.Globalization;
using System.Management.Automation;

namespace AtlasPS.Values;

/// <summary>Lets a date parameter take a DateTime, a DateTimeOffset, or text in any form that names a date; text without a zone is local time.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DateArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Transform(inputData);

    internal static object? Transform(object? inputData) => Unwrap(inputData) switch
    {
        null => null,
        DateTime date => date,
        DateTimeOffset date => date.UtcDateTime,
        string text => TryParse(text, out var date) ? date : UnreadableDates.Mark(text),
        var other => UnreadableDates.Mark(other.ToString() ?? ""),
    };

    internal static bool TryParse(string text, out DateTime date) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out date)
        || DateTime.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.RoundtripKind, out date);

    internal static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
