using System.Management.Automation;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>Select-Object: some of the objects, some of their properties, or what one property holds.</summary>
[Cmdlet(VerbsCommon.Select, "Object")]
public sealed class SelectObjectCommand : EverydayCmdlet
{
    private readonly Queue<PSObject> _last = new();
    private PropertyChoice[] _properties = [];
    private int _passed;
    private int _skipped;

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The properties of the new objects: names with wildcards, script blocks, calculated properties.</summary>
    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    /// <summary>The property whose values are handed on, one by one, instead of the objects.</summary>
    [Parameter]
    public string? ExpandProperty { get; set; }

    /// <summary>How many objects to hand on; then the commands before are stopped.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    /// <summary>How many objects of the end to hand on.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Last { get; set; }

    /// <summary>How many objects to leave out at the beginning, or at the end where <see cref="Last"/> is given.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    private bool TakesLast => MyInvocation.BoundParameters.ContainsKey(nameof(Last));

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Property is not null && ExpandProperty is not null)
            Refuse("-Property together with -ExpandProperty");
        if (TakesLast && MyInvocation.BoundParameters.ContainsKey(nameof(First)))
            Refuse("-First together with -Last");
        _properties = PropertyChoice.ParseAll(Property);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        StopWhenEnough();
        if (InputObject is null)
            return;

        if (TakesLast)
            Keep(InputObject);
        else if (_skipped < Skip)
            _skipped++;
        else
            Pass(InputObject);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var item in _last.Take(Math.Max(0, _last.Count - Skip)))
            HandOn(item);
    }

    private void Keep(PSObject item)
    {
        _last.Enqueue(item);
        if (_last.Count > Last + Skip)
            _last.Dequeue();
    }

    private void Pass(PSObject item)
    {
        _passed++;
        HandOn(item);
        StopWhenEnough();
    }

    private void StopWhenEnough()
    {
        if (!TakesLast && _passed >= First)
            throw EngineInternals.StopCommandsBefore(this);
    }

    private void HandOn(PSObject item)
    {
        if (ExpandProperty is not null)
            Expand(item, ExpandProperty);
        else
            WriteObject(_properties.Length == 0 ? item : Choose(item));
    }

    private PSObject Choose(PSObject item)
    {
        var chosen = new PSObject();
        chosen.TypeNames.Insert(0, $"Selected.{item.TypeNames[0]}");
        foreach (var property in _properties)
        {
            var values = property.Read(item).ToArray();
            // A property that an object lacks is there and empty, so that all rows have the same columns.
            if (values.Length == 0 && !property.Expression.HasWildCardCharacters)
                values = [KeyValuePair.Create(property.Name ?? property.Expression.ToString(), (object?)null)];
            foreach (var (name, value) in values)
                chosen.Properties.Add(new PSNoteProperty(name, value), preValidated: true);
        }

        return chosen;
    }

    private void Expand(PSObject item, string name)
    {
        if (item.Properties[name] is { } property)
        {
            WriteObject(property.Value, enumerateCollection: true);
            return;
        }

        WriteError(new ErrorRecord(
            new PSArgumentException($"Property \"{name}\" cannot be found."), "ExpandPropertyNotFound", ErrorCategory.InvalidArgument, item));
    }
}
