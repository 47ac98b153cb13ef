using System.Collections;
using System.Management.Automation;

namespace AtlasPS.Binding;

/// <summary>
/// Takes a name or an id, or the object itself, typed or piped. PowerShell would make text of any object that is piped; of one that does not name such a thing this makes <see cref="None"/>, so that what else
/// the object tells, such as its project, still counts.
/// </summary>
/// <param name="names">What the parameter is called, its own name first.</param>
public sealed class IdentityArgumentAttribute(params string[] names) : ArgumentTransformationAttribute
{
    /// <summary>Stands for an object that names no such thing. No name of Atlas holds this character.</summary>
    internal const string None = "\0";

    /// <summary>True for a parameter that takes several.</summary>
    public bool Many { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null)
            return null;
        string[] all = [.. Each(inputData)];
        return Many ? all : all.Length == 1 ? all[0] : inputData;
    }

    private IEnumerable<string> Each(object given)
    {
        object bare = given is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : given;
        return bare is IEnumerable several and not (string or IDictionary) ? several.Cast<object?>().Where(item => item is not null).SelectMany(item => Each(item!)) : [One(bare)];
    }

    private string One(object bare) => bare switch
    {
        string text => text,
        AtlasObject known => Named(PSObject.AsPSObject(known), isOfAtlas: true) is { Length: > 0 } identity ? identity : None,
        IDictionary map => names.Select(name => map.Contains(name) ? map[name] : null).FirstOrDefault(value => value is not null)?.ToString() is { Length: > 0 } text ? text : None,
        PSObject custom => Named(custom, custom.TypeNames.Any(type => type.IndexOf(".AtlasPS.", StringComparison.Ordinal) > 0)) is { Length: > 0 } text ? text : None,
        IFormattable value => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => None,
    };

    /// <summary>A property that is called as the parameter. That some object of Atlas has a name says nothing of this thing.</summary>
    private string? Named(PSObject thing, bool isOfAtlas)
    {
        foreach (string name in names.Where((name, i) => i == 0 || !isOfAtlas || name is not ("Name" or "Id")))
            if (thing.Properties[name]?.Value is { } value)
                return value.ToString();
        return null;
    }
}
