using System.Management.Automation;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>What the commands share that write one message to one stream.</summary>
public abstract class WriteMessageCommand : EverydayCmdlet
{
    /// <summary>The message.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Msg")]
    [AllowEmptyString]
    public string Message { get; set; } = "";
}

/// <summary>Write-Warning.</summary>
[Cmdlet(VerbsCommunications.Write, "Warning")]
public sealed class WriteWarningCommand : WriteMessageCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteWarning(Message);
}

/// <summary>Write-Verbose.</summary>
[Cmdlet(VerbsCommunications.Write, "Verbose")]
public sealed class WriteVerboseCommand : WriteMessageCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteVerbose(Message);
}

/// <summary>Write-Debug.</summary>
[Cmdlet(VerbsCommunications.Write, "Debug")]
public sealed class WriteDebugCommand : WriteMessageCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteDebug(Message);
}

/// <summary>Write-Error, from a message.</summary>
[Cmdlet(VerbsCommunications.Write, "Error")]
public sealed class WriteErrorCommand : WriteMessageCommand
{
    /// <summary>The id of the error.</summary>
    [Parameter]
    public string ErrorId { get; set; } = "Microsoft.PowerShell.Commands.WriteErrorException";

    /// <summary>The category of the error.</summary>
    [Parameter]
    public ErrorCategory Category { get; set; }

    /// <summary>What the error is about.</summary>
    [Parameter]
    public object? TargetObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteError(new ErrorRecord(new InvalidOperationException(Message), ErrorId, Category, TargetObject));
}
