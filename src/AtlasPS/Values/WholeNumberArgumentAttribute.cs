using System.Globalization;
using System.Management.Automation;

namespace AtlasPS.Values;

/// <summary>Refuses a fraction where a whole number belongs. PowerShell would round it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WholeNumberArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? given = DateArgumentAttribute.Unwrap(inputData);
        return IsFraction(given) ? throw new ArgumentTransformationMetadataException($"{Convert.ToString(given, CultureInfo.InvariantCulture)} is not a whole number.") : inputData;
    }

    /// <summary>True for a number, or the text of one, that has a fraction or is not finite.</summary>
    internal static bool IsFraction(object? value) => value switch
    {
        double number => Math.Floor(number) != number || double.IsInfinity(number),
        float number => Math.Floor(number) != number || float.IsInfinity(number),
        decimal number => decimal.Truncate(number) != number,
        string text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && decimal.Truncate(number) != number,
        _ => false,
    };
}
