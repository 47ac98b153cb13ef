using System.Globalization;
using System.Management.Automation;

namespace AtlasPS.Values;

/// <summary>Lets a date that travels as seconds since 1970 be given as that number too, besides everything that names a date.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecondsArgumentAttribute : ArgumentTransformationAttribute
{
    private static readonly double Last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Transform(inputData);

    internal static object? Transform(object? inputData)
    {
        object? given = DateArgumentAttribute.Unwrap(inputData);
        if (given is string text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long whole))
            given = whole;
        if (given is not (int or long or double or decimal))
            return DateArgumentAttribute.Transform(given);
        double seconds = Convert.ToDouble(given, CultureInfo.InvariantCulture);
        return seconds >= 0 && seconds <= Last ? DateTimeOffset.FromUnixTimeSeconds((long)seconds).UtcDateTime : UnreadableDates.Mark(seconds.ToString(CultureInfo.InvariantCulture));
    }
}
