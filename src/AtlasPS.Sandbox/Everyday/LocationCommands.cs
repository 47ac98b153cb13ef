using System.Management.Automation;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>Get-Location.</summary>
[Cmdlet(VerbsCommon.Get, "Location")]
public sealed class GetLocationCommand : EverydayCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(SessionState.Path.CurrentLocation);
}

/// <summary>Set-Location.</summary>
[Cmdlet(VerbsCommon.Set, "Location")]
public sealed class SetLocationCommand : EverydayCmdlet
{
    /// <summary>Where to go.</summary>
    [Parameter(Position = 0)]
    public string Path { get; set; } = "~";

    /// <inheritdoc/>
    protected override void EndProcessing() => SessionState.Path.SetLocation(Path);
}

/// <summary>Join-Path.</summary>
[Cmdlet(VerbsCommon.Join, "Path")]
public sealed class JoinPathCommand : EverydayCmdlet
{
    /// <summary>The folder.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string Path { get; set; } = "";

    /// <summary>What lies in it.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string ChildPath { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(SessionState.Path.Combine(Path, ChildPath));
}

/// <summary>Test-Path: whether something is there.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Path")]
public sealed class TestPathCommand : EverydayCmdlet
{
    /// <summary>The path.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string Path { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(InvokeProvider.Item.Exists(Path));
}

/// <summary>Get-ChildItem: what lies in a folder, or in any other drive.</summary>
[Cmdlet(VerbsCommon.Get, "ChildItem")]
public sealed class GetChildItemCommand : EverydayCmdlet
{
    /// <summary>Where to look.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public string Path { get; set; } = ".";

    /// <summary>In the folders below, too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(InvokeProvider.ChildItem.Get(Path, Recurse), enumerateCollection: true);
}

/// <summary>Remove-Item.</summary>
[Cmdlet(VerbsCommon.Remove, "Item", SupportsShouldProcess = true)]
public sealed class RemoveItemCommand : EverydayCmdlet
{
    /// <summary>What to remove.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string Path { get; set; } = "";

    /// <summary>With all that lies in it.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(Path))
            InvokeProvider.Item.Remove(Path, Recurse);
    }
}
