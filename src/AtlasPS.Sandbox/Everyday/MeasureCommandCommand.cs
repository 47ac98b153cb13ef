using System.Diagnostics;
using System.Management.Automation;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>Measure-Command: how long a script block takes.</summary>
[Cmdlet("Measure", "Command")]
public sealed class MeasureCommandCommand : EverydayCmdlet
{
    /// <summary>What to run; its output is dropped.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public ScriptBlock Expression { get; set; } = ScriptBlock.Create("");

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var started = Stopwatch.GetTimestamp();
        InvokeCommand.InvokeScript(useLocalScope: false, Expression, input: null, args: null);
        WriteObject(Stopwatch.GetElapsedTime(started));
    }
}
