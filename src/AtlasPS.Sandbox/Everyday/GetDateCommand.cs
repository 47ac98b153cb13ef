using System.Globalization;
using System.Management.Automation;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>Get-Date: now or a given time, as DateTime or as text.</summary>
[Cmdlet(VerbsCommon.Get, "Date")]
public sealed class GetDateCommand : EverydayCmdlet
{
    /// <summary>The time; now where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public DateTime? Date { get; set; }

    /// <summary>A .NET format string; the outcome is text.</summary>
    [Parameter]
    public string? Format { get; set; }

    /// <summary>In UTC.</summary>
    [Parameter]
    public SwitchParameter AsUTC { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var time = Date ?? DateTime.Now;
        if (AsUTC)
            time = time.ToUniversalTime();
        WriteObject(Format is null ? time : time.ToString(Format, CultureInfo.InvariantCulture));
    }
}
