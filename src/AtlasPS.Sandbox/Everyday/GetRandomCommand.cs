using System.Management.Automation;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>Get-Random: a whole number, or some of the objects that come in.</summary>
[Cmdlet(VerbsCommon.Get, "Random")]
public sealed class GetRandomCommand : EverydayCmdlet
{
    private readonly List<PSObject> _items = [];

    /// <summary>The objects to choose from.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Above the greatest number.</summary>
    [Parameter(Position = 0)]
    public int Maximum { get; set; } = int.MaxValue;

    /// <summary>The smallest number.</summary>
    [Parameter]
    public int Minimum { get; set; }

    /// <summary>How many.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; } = 1;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Minimum >= Maximum)
            Refuse("a -Minimum that is not below -Maximum");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is not null)
            _items.Add(InputObject);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (MyInvocation.ExpectingInput || _items.Count > 0)
            WriteObject(_items.OrderBy(static _ => Random.Shared.Next()).Take(Count), enumerateCollection: true);
        else
            WriteObject(Enumerable.Range(0, Count).Select(_ => Random.Shared.Next(Minimum, Maximum)), enumerateCollection: true);
    }
}
