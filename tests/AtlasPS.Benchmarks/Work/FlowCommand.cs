using System.Management.Automation;

namespace AtlasPS.Benchmarks.Work;

/// <summary>The end of a measured pipeline: looks at one property of each object, as a person's pipeline would, and keeps nothing.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Flow")]
[OutputType(typeof(Outcome))]
public sealed class FlowCommand : PSCmdlet
{
    private int _count;
    private bool _inOrder = true;

    /// <summary>The object.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>The property to look at.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Property { get; set; } = "";

    /// <summary>What the property of the n-th object is, as a format.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Format { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        _inOrder &= (string)InputObject.Properties[Property].Value == string.Format(System.Globalization.CultureInfo.InvariantCulture, Format, _count++);

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(new Outcome(_count, _inOrder, null));
}
