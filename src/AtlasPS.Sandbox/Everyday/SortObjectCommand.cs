using System.Management.Automation;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>Sort-Object: by properties, or the objects themselves. Equal ones keep their order.</summary>
[Cmdlet("Sort", "Object")]
public sealed class SortObjectCommand : EverydayCmdlet
{
    private readonly List<PSObject> _items = [];

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>What to sort by, the most important first.</summary>
    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    /// <summary>The greatest first.</summary>
    [Parameter]
    public SwitchParameter Descending { get; set; }

    /// <summary>Only the first of those that are equal in what they are sorted by.</summary>
    [Parameter]
    public SwitchParameter Unique { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is not null)
            _items.Add(InputObject);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var properties = PropertyChoice.ParseAll(Property);
        var rows = _items.Select(item => (Item: item, Keys: Keys(item, properties))).ToList();
        var order = new KeyOrder([.. properties.Select(property => property.Descending ?? Descending.IsPresent).DefaultIfEmpty(Descending.IsPresent)]);

        object?[]? before = null;
        foreach (var (item, keys) in rows.OrderBy(static row => row.Keys, order))
        {
            if (!Unique || before is null || order.Compare(before, keys) != 0)
                WriteObject(item);
            before = keys;
        }
    }

    private static object?[] Keys(PSObject item, PropertyChoice[] properties) =>
        properties.Length == 0 ? [item.BaseObject] : [.. properties.Select(property => property.ReadOne(item))];

    private sealed class KeyOrder(bool[] descending) : IComparer<object?[]>
    {
        public int Compare(object?[]? x, object?[]? y)
        {
            for (var index = 0; index < descending.Length; index++)
            {
                var order = ValueComparer.Instance.Compare(x![index], y![index]);
                if (order != 0)
                    return descending[index] ? -order : order;
            }

            return 0;
        }
    }
}
