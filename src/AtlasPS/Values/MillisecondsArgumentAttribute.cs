using System.Globalization;
using System.Management.Automation;

namespace AtlasPS.Values;

/// <summary>Lets a parameter that Atlas counts in milliseconds since 1970 take a date too.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MillisecondsArgumentAttribute : ArgumentTransformationAttribute
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => DateArgumentAttribute.Unwrap(inputData) switch
    {
        DateTime date => (long)(date.ToUniversalTime() - Epoch).TotalMilliseconds,
        DateTimeOffset date => date.ToUnixTimeMilliseconds(),
        string text when !long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) && DateArgumentAttribute.TryParse(text, out var date) =>
            (long)(date.ToUniversalTime() - Epoch).TotalMilliseconds,
        _ => inputData,
    };
}
