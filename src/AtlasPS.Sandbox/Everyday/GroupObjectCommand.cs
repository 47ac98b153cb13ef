using System.Management.Automation;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>Group-Object: how many objects share the values of some properties, and which.</summary>
[Cmdlet("Group", "Object")]
public sealed class GroupObjectCommand : EverydayCmdlet
{
    private readonly SortedDictionary<object?[], List<PSObject>> _groups =
        new(Comparer<object?[]>.Create(static (x, y) => x.Zip(y, ValueComparer.Instance.Compare).FirstOrDefault(static order => order != 0)));

    private PropertyChoice[] _properties = [];

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>What to group by.</summary>
    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    /// <summary>Only the counts.</summary>
    [Parameter]
    public SwitchParameter NoElement { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _properties = PropertyChoice.ParseAll(Property);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;

        object?[] key = _properties.Length == 0 ? [InputObject.BaseObject] : [.. _properties.Select(property => property.ReadOne(InputObject))];
        if (!_groups.TryGetValue(key, out var group))
            _groups.Add(key, group = []);
        group.Add(InputObject);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var (key, items) in _groups)
        {
            var group = new PSObject();
            // The engine has views for these two names.
            group.TypeNames.Insert(0, NoElement ? "Microsoft.PowerShell.Commands.GroupInfoNoElement" : "Microsoft.PowerShell.Commands.GroupInfo");
            group.Properties.Add(new PSNoteProperty("Count", items.Count));
            group.Properties.Add(new PSNoteProperty("Name", string.Join(", ", key.Select(static value => LanguagePrimitives.ConvertTo<string>(value)))));
            group.Properties.Add(new PSNoteProperty("Group", NoElement ? Array.Empty<PSObject>() : items.ToArray()));
            group.Properties.Add(new PSNoteProperty("Values", key));
            WriteObject(group);
        }
    }
}
