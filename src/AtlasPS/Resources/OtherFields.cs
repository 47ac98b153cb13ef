using System.Management.Automation;
using System.Text.Json;

namespace AtlasPS.Resources;

/// <summary>
/// The fields of a document that a type does not describe as they are: those that it does not declare, and those whose value is of another kind than declared. They are properties all the same. Costs an
/// object nothing where there are none.
/// </summary>
internal sealed class OtherFields
{
    /// <summary>The views of an object that PowerShell adds itself.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase) { "psobject", "psbase", "psadapted", "psextended", "pstypenames" };

    private readonly List<string> _undeclared = [];
    private readonly List<FieldDescription> _ofAnotherKind = [];
    private bool _isExtended;

    private OtherFields()
    {
    }

    /// <summary>Those of a document; null where there are none.</summary>
    public static OtherFields? Of(TypeDescription type, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        OtherFields? found = null;
        int at = 0;
        foreach (var field in element.EnumerateObject())
        {
            if (type.Find(field, ref at) is not { } declared)
                (found ??= new())._undeclared.Add(field.Name);
            else if (!JsonKinds.Fits(field.Value, declared.Value))
                (found ??= new())._ofAnotherKind.Add(declared);
        }

        return found;
    }

    /// <summary>An empty object whose type declares the fields too, else the one that was given.</summary>
    public AtlasObject Extend(AtlasObject plain)
    {
        // What has no type has the names that people chose, too many for types of their own.
        if (plain is AtlasDocument || _undeclared.Count == 0 || ExtendedType.Of(plain, _undeclared, () => Names(plain)) is not { } type)
            return plain;
        _isExtended = true;
        return (AtlasObject)Activator.CreateInstance(type)!;
    }

    /// <summary>Adds to an object the properties that its type does not have.</summary>
    public void Attach(AtlasObject target)
    {
        if (!_isExtended && _undeclared.Count > 0)
        {
            var extended = PSObject.AsPSObject(target);
            foreach (var (name, jsonName) in Names(target))
                extended.Properties.Add(new FieldProperty(target, name, jsonName));
        }

        foreach (var field in _ofAnotherKind)
            PSObject.AsPSObject(target).Properties.Add(new FieldProperty(target, field.Name, field.JsonName));
    }

    /// <summary>The property of each undeclared field: its name, or one like it where PowerShell or another field has it already, as with two names that differ in case alone.</summary>
    private IEnumerable<(string Name, string JsonName)> Names(AtlasObject target)
    {
        var known = PSObject.AsPSObject(target);
        var chosen = new HashSet<string>(Taken, StringComparer.OrdinalIgnoreCase);
        foreach (string jsonName in _undeclared)
        {
            // In what has no type the names are those that people chose: search fields, headers, labels.
            string name = target is AtlasDocument ? jsonName : TypeDescription.PublicName(jsonName);
            if (name.Length == 0)
                name = "_";
            while (known.Members[name] is not null || !chosen.Add(name))
                name = $"_{name}";
            yield return (name, jsonName);
        }
    }

    /// <summary>A property that reads and writes a field by its JSON name.</summary>
    private sealed class FieldProperty(AtlasObject target, string name, string jsonName) : PSNoteProperty(name, null)
    {
        public override object? Value
        {
            get => target.GetValue(jsonName);
            set => target.Set(jsonName, value);
        }

        public override string TypeNameOfValue => Value?.GetType().FullName ?? typeof(object).FullName!;

        public override PSMemberInfo Copy() => new FieldProperty(target, Name, jsonName);
    }
}
