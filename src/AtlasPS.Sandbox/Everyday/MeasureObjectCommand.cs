using System.Management.Automation;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>Measure-Object: counts objects, and adds up or compares a property of them.</summary>
[Cmdlet("Measure", "Object")]
public sealed class MeasureObjectCommand : EverydayCmdlet
{
    private Tally[] _tallies = [];

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The properties to measure; without any, the objects themselves.</summary>
    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    /// <summary>Adds up.</summary>
    [Parameter]
    public SwitchParameter Sum { get; set; }

    /// <summary>The mean.</summary>
    [Parameter]
    public SwitchParameter Average { get; set; }

    /// <summary>The smallest.</summary>
    [Parameter]
    public SwitchParameter Minimum { get; set; }

    /// <summary>The greatest.</summary>
    [Parameter]
    public SwitchParameter Maximum { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _tallies = [.. PropertyChoice.ParseAll(Property).Select(static property => new Tally(property))];
        if (_tallies.Length == 0)
            _tallies = [new Tally(null)];
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;

        foreach (var tally in _tallies)
        {
            foreach (var value in tally.ValuesOf(InputObject))
                Take(tally, value);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var tally in _tallies)
            WriteObject(Describe(tally));
    }

    private void Take(Tally tally, object value)
    {
        if (tally.Count == 0 || (Minimum && ValueComparer.Instance.Compare(value, tally.Least) < 0))
            tally.Least = value;
        if (tally.Count == 0 || (Maximum && ValueComparer.Instance.Compare(value, tally.Greatest) > 0))
            tally.Greatest = value;
        tally.Count++;
        if (!Sum && !Average)
            return;

        if (LanguagePrimitives.TryConvertTo(value, out double number))
            tally.Total += number;
        else
            WriteError(new ErrorRecord(new PSArgumentException($"\"{value}\" is not a number."), "NonNumericInputObject", ErrorCategory.InvalidType, value));
    }

    private PSObject Describe(Tally tally)
    {
        var measured = new PSObject();
        // The engine has a view for this name.
        measured.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.GenericMeasureInfo");
        measured.Properties.Add(new PSNoteProperty("Count", tally.Count));
        measured.Properties.Add(new PSNoteProperty("Average", Average && tally.Count > 0 ? tally.Total / tally.Count : null));
        measured.Properties.Add(new PSNoteProperty("Sum", Sum ? tally.Total : null));
        measured.Properties.Add(new PSNoteProperty("Maximum", Maximum ? tally.Greatest : null));
        measured.Properties.Add(new PSNoteProperty("Minimum", Minimum ? tally.Least : null));
        measured.Properties.Add(new PSNoteProperty("StandardDeviation", null));
        measured.Properties.Add(new PSNoteProperty("Property", tally.Property?.Expression.ToString()));
        return measured;
    }

    private sealed class Tally(PropertyChoice? property)
    {
        public PropertyChoice? Property { get; } = property;

        public int Count { get; set; }

        public double Total { get; set; }

        public object? Least { get; set; }

        public object? Greatest { get; set; }

        public IEnumerable<object> ValuesOf(PSObject item) =>
            Property is null ? [item.BaseObject] : Property.Read(item).Select(static found => found.Value).OfType<object>();
    }
}
