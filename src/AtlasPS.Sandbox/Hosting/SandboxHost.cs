using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace AtlasPS.Sandbox.Hosting;

/// <summary>The application as the engine sees it: a name, a user interface, and somebody who notices <c>exit</c>.</summary>
internal sealed class SandboxHost(SandboxUserInterface userInterface) : PSHost
{
    /// <summary>What <c>exit</c> asked for, or null as long as nobody asked to leave.</summary>
    public int? ExitCode { get; set; }

    public override string Name => "AtlasPS Sandbox";

    public override Version Version { get; } = typeof(SandboxHost).Assembly.GetName().Version ?? new Version(0, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    // The engine stands between a command and its host; this is the property that it hands through.
    public override PSObject PrivateData { get; } = new(userInterface);

    public override PSHostUserInterface UI => userInterface;

    /// <summary>The user interface behind the host that a command sees.</summary>
    public static SandboxUserInterface UserInterfaceOf(PSHost host) => (SandboxUserInterface)host.PrivateData.BaseObject;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() =>
        throw new PSNotSupportedException("The sandbox has no nested prompt: answer Yes or No rather than Suspend.");

    public override void ExitNestedPrompt() =>
        throw new PSNotSupportedException("The sandbox has no nested prompt to leave.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
