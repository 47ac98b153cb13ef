using System.Management.Automation;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>
/// A small stand-in for a command that PowerShell ships beside its engine, and that the engine's package therefore lacks. It does a
/// part of what the real one does, in the same way, and refuses the rest.
/// </summary>
public abstract class EverydayCmdlet : PSCmdlet
{
    /// <summary>Takes up whatever the stand-in has no parameter for, so that it can be refused in words.</summary>
    [Parameter(ValueFromRemainingArguments = true, DontShow = true)]
    public object[]? NotSupported { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (NotSupported is [var first, ..])
            Refuse($"'{first}'");
    }

    /// <summary>Ends the command: the real one knows this, the stand-in does not.</summary>
    /// <param name="what">What was asked for, to follow "does not know".</param>
    protected void Refuse(string what) => ThrowTerminatingError(new ErrorRecord(
        new PSNotSupportedException($"The sandbox's small stand-in for {MyInvocation.MyCommand.Name} does not know {what}. PowerShell's own command does."),
        "NotKnownToStandIn",
        ErrorCategory.NotImplemented,
        targetObject: null));
}
