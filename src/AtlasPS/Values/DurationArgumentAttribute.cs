using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml;

namespace AtlasPS.Values;

/// <summary>Lets a parameter that Atlas wants as an ISO 8601 duration take a time span too. Whether text names a duration is checked when the request is put together.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationArgumentAttribute : ArgumentTransformationAttribute
{
    private static readonly Regex Iso8601 = new(@"^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        DateArgumentAttribute.Unwrap(inputData) is TimeSpan span ? XmlConvert.ToString(span) : inputData;

    internal static bool IsDuration(string text) => Iso8601.IsMatch(text);
}
