using System.Collections;
using System.Management.Automation;
using AtlasPS.Resources;
using AtlasPS.Values;

namespace AtlasPS.Binding;

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
        PSObject { BaseObject: IList items } => Many(items),
        Array items => Many(items),
        IList items => Many(items),
        _ when ObjectConversion.ItemsOf(DateArgumentAttribute.Unwrap(inputData) as string) is { } items => Many(items),
        _ when Pairs(DateArgumentAttribute.Unwrap(inputData)) is { } pairs => Many(pairs),
        _ => One(inputData),
    };

    /// <summary>Tags and labels are lists of key and value; a hashtable of them is what people write: <c>@{ team = 'payments'; tier = 'gold' }</c>.</summary>
    private IEnumerable<IDictionary>? Pairs(object? value)
    {
        if (value is not IDictionary map || map.Contains("key") || ((AtlasObject)Activator.CreateInstance(Type)!).TypeDescription.Fields is not [{ JsonName: "key" }, { JsonName: "value" }])
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
                $"{(plain is string ? "The text" : plain)} is no {Type.Name}. Give {(((AtlasObject)Activator.CreateInstance(Type)!).TypeDescription.Text is { } form ? $"text such as {form}, " : "")}a hashtable such as @{{ {ObjectConversion.Sketch(Type)} }}, an object, or JSON text.");
    }
}
