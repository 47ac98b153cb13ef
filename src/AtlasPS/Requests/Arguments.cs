using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml;

namespace AtlasPS.Requests;

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

/// <summary>
/// Lets a parameter of an object type take what people write: a hashtable, a custom object, or JSON. Whether its keys exist is checked when the request is
/// put together, where the error can name the right one.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ObjectArgumentAttribute(Type type) : ArgumentTransformationAttribute
{
    /// <summary>The object type.</summary>
    public Type Type { get; } = type;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData switch
    {
        null => null,
        PSObject { BaseObject: Array items } => Many(items),
        Array items => Many(items),
        IList items => Many(items),
        _ when ObjectConversion.ItemsOf(DateArgumentAttribute.Unwrap(inputData) as string) is { } items => Many(items),
        _ when Pairs(DateArgumentAttribute.Unwrap(inputData)) is { } pairs => Many(pairs),
        _ => One(inputData),
    };

    /// <summary>Tags and labels are lists of key and value; a hashtable of them is what people write: <c>@{ team = 'payments'; tier = 'gold' }</c>.</summary>
    private IEnumerable<IDictionary>? Pairs(object? value)
    {
        if (value is not IDictionary map || map.Contains("key") || ((AtlasObject)Activator.CreateInstance(Type)!).Shape.Fields is not [{ JsonName: "key" }, { JsonName: "value" }])
            return null;
        return map.Cast<DictionaryEntry>().Select(pair => new Hashtable { ["key"] = pair.Key, ["value"] = pair.Value });
    }

    private object Many(IEnumerable items) => items.Cast<object>().Select(One).ToArray();

    private object? One(object? value)
    {
        object? plain = DateArgumentAttribute.Unwrap(value);
        if (plain is null || Type.IsInstanceOfType(plain))
            return plain;
        return ObjectConversion.TryCreate(Type, plain, out var created)
            ? created
            : throw new ArgumentTransformationMetadataException(
                $"{plain} is no {Type.Name}. Give a hashtable such as @{{ {ObjectConversion.Sketch(Type)} }}, an object, or JSON text.");
    }
}
