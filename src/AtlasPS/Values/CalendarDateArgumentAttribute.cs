using System.Globalization;
using System.Management.Automation;

namespace AtlasPS.Values;

/// <summary>
/// Lets a calendar date be given as a date or as text. It becomes <c>yyyy-MM-dd</c> of the date that was given: no zone and no culture change it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CalendarDateArgumentAttribute : ArgumentTransformationAttribute
{
    private const string Format = "yyyy-MM-dd";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => DateArgumentAttribute.Unwrap(inputData) is { } given
        ? Text(given) ?? throw new ArgumentTransformationMetadataException($"'{given}' is not a date. Give it as yyyy-MM-dd, or as a date such as (Get-Date).AddDays(-7).")
        : null;

    /// <summary>The date in ISO form; null for what is not a date.</summary>
    internal static string? Text(object given) => given switch
    {
        DateTime date => date.ToString(Format, CultureInfo.InvariantCulture),
        DateTimeOffset date => date.ToString(Format, CultureInfo.InvariantCulture),
        IFormattable date when given.GetType().FullName == "System.DateOnly" => date.ToString(Format, CultureInfo.InvariantCulture),
        string { Length: 0 } => "",
        string text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var date) ? date.ToString(Format, CultureInfo.InvariantCulture) : null,
        _ => null,
    };
}
