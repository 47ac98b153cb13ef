using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using AtlasPS.Resources;

namespace AtlasPS;

/// <summary>
/// A thing of Atlas: a typed view over its own JSON. Properties read from the document on demand and write to an overlay, so that nothing of an answer
/// is lost: unknown fields survive, numbers keep every digit, an explicit null differs from an absent field. May be read in several runspaces at once, as
/// long as none of them sets anything.
/// </summary>
public abstract class AtlasObject
{
    private JsonElement _element;
    private ChangeRecord? _changes;
    private Dictionary<string, object>? _children;
    private AtlasOrigin? _origin;
    private AtlasObject? _owner;
    private bool _isChangedInside;

    private protected AtlasObject()
    {
    }

    internal abstract TypeDescription TypeDescription { get; }

    /// <summary>The document that the object was read from; undefined for one that was made here.</summary>
    internal JsonElement Element => _element;

    /// <summary>True for an object that Atlas sent; false for one that was made here, out of whatever people write.</summary>
    internal bool WasRead => _element.ValueKind == JsonValueKind.Object;

    /// <summary>True when anything was set since the object was read.</summary>
    internal bool IsChanged =>
        // An array tells its owner nothing, so the parts are asked in which one may have been changed.
        _changes is not null || _isChangedInside || Children().Any(child => JsonValues.Bare(child) is AtlasObject { IsChanged: true } or HandedOutArray { IsChanged: true });

    /// <summary>The path value that the object was read under, e.g. the project's id for <c>groupId</c>.</summary>
    internal string? Stamp(string wireName) => _origin?[wireName];

    /// <summary>The object's own value for a name in a path: <c>clusterName</c> of a cluster is its name.</summary>
    internal string? Identity(string wireName) =>
        TypeDescription.Keys.FirstOrDefault(key => key.Key.Equals(wireName, StringComparison.OrdinalIgnoreCase)).Value is { } fields
            ? fields.Select(ReadText).FirstOrDefault(text => text is not null)
            : ReadText(wireName) ?? Stamp(wireName);

    /// <summary>What the thing may be called by: the given fields, and what a person calls it.</summary>
    internal IEnumerable<string> Names(IEnumerable<string> fields) => fields.Concat(TypeDescription.Display is { } display ? [display] : []).Select(ReadText).OfType<string>();

    /// <summary>The whole object as JSON: exactly what Atlas sent, plus what was set since.</summary>
    /// <param name="indented">True to break it into lines.</param>
    public string ToJson(bool indented = false) => ObjectWriter.ToJson(this, indented);

    /// <summary>The value of a field by its JSON name: string, long, double, bool, array, object, or null when it is absent or null.</summary>
    /// <param name="jsonName">The name as Atlas writes it.</param>
    public object? GetValue(string jsonName)
    {
        if (_changes is not null && _changes.TryGet(jsonName, out object? changed))
            return changed;
        if (!TryGet(jsonName, out var value))
            return null;
        return value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? Child(jsonName, () => JsonValues.ToObject(value, _origin)!)
            : JsonValues.ToObject(value, _origin);
    }

    /// <summary>Sets a field by its JSON name, known to this version of AtlasPS or not. A null is sent as null.</summary>
    /// <param name="jsonName">The name as Atlas writes it, e.g. <c>stateName</c>.</param>
    /// <param name="value">The new value.</param>
    public void SetValue(string jsonName, object? value) => Set(jsonName, value);

    /// <summary>Takes a field away, so that it is not sent: unlike a null, which is.</summary>
    /// <param name="jsonName">The name as Atlas writes it.</param>
    public void Remove(string jsonName) => Set(jsonName, JsonValues.Absent);

    /// <summary>What a person calls it: its name, or its id.</summary>
    public override string ToString() =>
        TypeDescription.Text?.Write(ReadText) ?? (TypeDescription.Display is { } display ? ReadText(display) : null) ?? ReadText("name") ?? ReadText("id") ?? TypeDescription.Name;

    /// <summary>An object of a type, of a document.</summary>
    /// <param name="plain">An empty one; another takes its place where the document has fields that the type does not declare.</param>
    /// <param name="element">The document.</param>
    /// <param name="origin">Where it was read.</param>
    internal static T Read<T>(T plain, JsonElement element, AtlasOrigin? origin)
        where T : AtlasObject
    {
        var fields = OtherFields.Of(plain.TypeDescription, element);
        var target = fields is null ? plain : (T)fields.Extend(plain);
        target._element = element;
        target._origin = origin;
        fields?.Attach(target);
        foreach (var stamp in target.TypeDescription.OccasionalStamps)
            stamp.Attach(target);
        return target;
    }

    internal void Set(string jsonName, object? value)
    {
        if (_children is { } children)
            lock (children)
                children.Remove(jsonName);
        (_changes ??= new()).Set(jsonName, value);
        // Those that it is a part of know of it, so that nothing has to be searched for changes.
        for (var owner = _owner; owner is { _isChangedInside: false }; owner = owner._owner)
            owner._isChangedInside = true;
    }

    /// <summary>The changes since the object was read, those of its parts included, in the order of the fields: path and value.</summary>
    internal IEnumerable<KeyValuePair<string, object?>> Changes()
    {
        foreach (string name in _element.ValueKind == JsonValueKind.Object ? _element.EnumerateObject().Select(field => field.Name) : [])
            foreach (var change in _changes?.Contains(name) == true ? [] : InPart(name))
                yield return new($"{name}/{change.Key}", change.Value);
        foreach (var change in _changes?.All ?? [])
            yield return change;
    }

    private IEnumerable<KeyValuePair<string, object?>> InPart(string name) => JsonValues.Bare(Child(name)) switch
    {
        AtlasObject part => part.Changes(),
        HandedOutArray array => array.Changes(),
        _ => [],
    };

    /// <summary>The fields in order, each either as it was read or as it is now.</summary>
    internal IEnumerable<KeyValuePair<string, object?>> Fields()
    {
        if (_element.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in _element.EnumerateObject())
            {
                if (_changes?.Contains(field.Name) != true)
                    yield return new(field.Name, ChangedPart(field.Name) ?? field.Value);
            }
        }

        foreach (var change in _changes?.All ?? [])
            if (!ReferenceEquals(change.Value, JsonValues.Absent))
                yield return change;
    }

    private protected string? ReadText(string name) => Changed<string>(name, out string? changed) ? changed : TryGet(name, out var value) ? JsonValues.ToText(value) : null;

    private protected bool? ReadFlag(string name) => Changed<bool?>(name, out bool? changed) ? changed : TryGet(name, out var value) ? JsonValues.ToBoolean(value) : null;

    private protected int? ReadInt32(string name) =>
        Changed<int?>(name, out int? changed) ? changed : TryGet(name, out var value) && JsonValues.ToInt64(value) is >= int.MinValue and <= int.MaxValue and var number ? (int)number : null;

    private protected long? ReadInt64(string name) =>
        Changed<long?>(name, out long? changed) ? changed : TryGet(name, out var value) ? JsonValues.ToInt64(value) : null;

    private protected double? ReadNumber(string name) =>
        Changed<double?>(name, out double? changed) ? changed : TryGet(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) ? number : null;

    private protected DateTime? ReadDate(string name) =>
        Changed<DateTime?>(name, out var changed) ? changed : TryGet(name, out var value) ? JsonValues.ToDateTime(value) : null;

    private protected T? ReadObject<T>(string name)
        where T : AtlasObject, new()
    {
        if (Changed<T>(name, out var changed))
            return changed;
        return TryGet(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? Child(name, () => Read(new T(), value, _origin))
            : null;
    }

    private protected T[]? ReadObjects<T>(string name)
        where T : AtlasObject, new()
    {
        if (Changed<T[]>(name, out var changed))
            return changed;
        return TryGet(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? Child(name, () => value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object ? Read(new T(), item, _origin) : null!).ToArray())
            : null;
    }

    private protected T[]? ReadValues<T>(string name)
    {
        if (Changed<T[]>(name, out var changed))
            return changed;
        return TryGet(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? Child<T[]>(name, () => [.. value.EnumerateArray().Select(item => JsonValues.To<T>(item))])
            : null;
    }

    /// <summary>True when the field was set. A value of another type than the property's is converted, once, so that what is set inside it later is found again.</summary>
    private bool Changed<T>(string name, out T? value)
    {
        value = default;
        if (_changes is null || !_changes.TryGet(name, out object? changed))
            return false;
        if (changed is T typed)
            value = typed;
        else if (changed is not null && !ReferenceEquals(changed, JsonValues.Absent) && LanguagePrimitives.TryConvertTo(changed, CultureInfo.InvariantCulture, out T converted))
        {
            value = converted;
            if (converted is AtlasObject or Array)
                _changes.Set(name, converted);
        }

        return true;
    }

    private bool TryGet(string name, out JsonElement value)
    {
        value = default;
        return _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out value);
    }

    /// <summary>A part is made once, so that what is set on it later is found again.</summary>
    private T Child<T>(string name, Func<T> create)
        where T : class
    {
        if (_children is null)
            Interlocked.CompareExchange(ref _children, new(StringComparer.Ordinal), null);
        lock (_children)
        {
            if (_children.TryGetValue(name, out object? known) && (known is HandedOutArray handed ? handed.Items : known) is T child)
                return child;
            child = create();
            Own(child);
            _children[name] = child is Array items ? new HandedOutArray(items) : child;
            return child;
        }
    }

    /// <summary>A part tells this object of its changes.</summary>
    private void Own(object? part)
    {
        if (JsonValues.Bare(part) is AtlasObject nested)
            nested._owner = this;
        else if (part is Array items and not byte[])
            foreach (object? item in items)
                Own(item);
    }

    private object? Child(string name)
    {
        if (_children is not { } children)
            return null;
        lock (children)
            return children.TryGetValue(name, out object? child) ? child : null;
    }

    private object[] Children()
    {
        if (_children is not { } children)
            return [];
        lock (children)
            return [.. children.Values];
    }

    /// <summary>A part that was changed inside; null for one that was not, or was never looked at.</summary>
    private object? ChangedPart(string name) => JsonValues.Bare(Child(name)) switch
    {
        AtlasObject { IsChanged: true } part => part,
        HandedOutArray { IsChanged: true } array => array.Items,
        _ => null,
    };
}
