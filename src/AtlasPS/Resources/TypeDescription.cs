using System.Management.Automation;
using System.Text;
using System.Text.Json;

namespace AtlasPS.Resources;

/// <summary>What a public object type declares: its fields in JSON, their kinds and bounds.</summary>
internal sealed class TypeDescription
{
    private readonly (byte[] Name, FieldDescription Field)[] _sorted;
    private readonly Dictionary<string, FieldDescription> _byName;
    private readonly Lazy<(string Id, string Label)?> _labelFields;

    public TypeDescription(string name, Func<AtlasObject> create, string? display, FieldDescription[] fields)
    {
        Name = name;
        Create = create;
        Display = display;
        Fields = fields;
        _byName = new(fields.Length * 2, StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields)
            _byName[field.JsonName] = field;
        foreach (var field in fields.Where(field => !_byName.ContainsKey(field.Name)))
            _byName[field.Name] = field;
        _labelFields = new(() => Display is { } label && IdentityName is var id && id != label && _byName.ContainsKey(id) ? (id, label) : null);
        _sorted = [.. fields.OrderBy(field => field.JsonName, StringComparer.Ordinal).Select(field => (Encoding.UTF8.GetBytes(field.JsonName), field))];
    }

    /// <summary>The public type's name.</summary>
    public string Name { get; }

    /// <summary>Makes an empty object.</summary>
    public Func<AtlasObject> Create { get; }

    /// <summary>The JSON name of what a person calls the thing.</summary>
    public string? Display { get; }

    /// <summary>The fields.</summary>
    public IReadOnlyList<FieldDescription> Fields { get; }

    /// <summary>Which field holds the value of which path name, the first that is there: for a cluster, <c>ClusterName</c> is <c>name</c>.</summary>
    public IReadOnlyDictionary<string, string[]> Keys { get; set; } = new Dictionary<string, string[]>();

    /// <summary>Path values that only some operations know of such a thing.</summary>
    public IReadOnlyList<OccasionalStamp> OccasionalStamps { get; set; } = [];

    /// <summary>The form in which people write such an object as text; null for none.</summary>
    public TextForm? Text { get; set; }

    /// <summary>The JSON name of the thing's own id.</summary>
    public string IdentityName => Keys.Count == 1 ? Keys.Values.First()[0] : "id";

    /// <summary>The fields that say which label belongs to which id; null where the label is the identity, or where there is no such field.</summary>
    public (string Id, string Label)? LabelFields => _labelFields.Value;

    /// <summary>Fields that say to which thing an object belongs under another name than that of the thing: for a process <c>ClusterName</c> is at the beginning of <c>userAlias</c>.</summary>
    public IReadOnlyDictionary<string, string> Owners { get; set; } = new Dictionary<string, string>();

    /// <summary>The JSON name of the field that says to which thing an object belongs; null for none.</summary>
    /// <param name="identity">What the thing is named by, such as <c>ClusterName</c>.</param>
    public string? Belonging(string identity) => Owners.TryGetValue(identity, out string? field) ? field : Find(identity) is { Value.Kind: ValueFormat.Text } own && !Keys.ContainsKey(identity) ? own.JsonName : null;

    /// <summary>The field of a JSON or public name, in any case.</summary>
    public FieldDescription? Find(string name) => _byName.TryGetValue(name, out var field) ? field : null;

    /// <summary>
    /// The description of a field; null where the type does not declare it. Atlas mostly writes fields in alphabetical order, so the search begins where the last one ended and a whole object is checked
    /// in one walk along the names.
    /// </summary>
    public FieldDescription? Find(JsonProperty field, ref int at)
    {
        for (int i = 0, n = _sorted.Length; i < n; i++)
        {
            int index = at + i < n ? at + i : at + i - n;
            if (!field.NameEquals(_sorted[index].Name))
                continue;
            at = index + 1 < n ? index + 1 : 0;
            return _sorted[index].Field;
        }

        return null;
    }

    /// <summary>The property name of a field that nobody named.</summary>
    public static string PublicName(string jsonName) =>
        jsonName.Length > 0 && char.IsLower(jsonName[0]) ? char.ToUpperInvariant(jsonName[0]) + jsonName.Substring(1) : jsonName;
}

/// <summary>A path value that an object carries where the operation which it was read by has it: the name in the path, and the property's.</summary>
internal sealed class OccasionalStamp(string wireName, string name)
{
    public string WireName { get; } = wireName;

    public string Name { get; } = name;

    /// <summary>Puts it on an object that has it. On others the property is not even null: a null would bind to a parameter, and be refused.</summary>
    public void Attach(AtlasObject target)
    {
        if (target.Stamp(WireName) is { } value)
            PSObject.AsPSObject(target).Properties.Add(new PSNoteProperty(Name, value));
    }
}

/// <summary>A field of a <see cref="TypeDescription"/>.</summary>
internal sealed class FieldDescription(string jsonName, string name, ValueDescription value, bool readOnly = false, bool required = false)
{
    public string JsonName { get; } = jsonName;

    public string Name { get; } = name;

    public ValueDescription Value { get; } = value;

    /// <summary>True when only answers hold it: it is left out when an object is sent back.</summary>
    public bool ReadOnly { get; } = readOnly;

    /// <summary>True when a request must hold it.</summary>
    public bool Required { get; } = required;
}
