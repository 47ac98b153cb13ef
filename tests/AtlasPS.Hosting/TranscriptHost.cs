using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace AtlasPS.Hosting;

/// <summary>The application as the engine sees it: a screen to write to, and no person who answers.</summary>
internal sealed class TranscriptHost : PSHost
{
    public TranscriptScreen Screen { get; } = new();

    public override string Name => "AtlasPS tests";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override PSHostUserInterface UI => Screen;

    public override void SetShouldExit(int exitCode) => throw new PSNotSupportedException("A test runs in this process: a script must not end it.");

    public override void EnterNestedPrompt() => throw new PSNotSupportedException("There is no nested prompt.");

    public override void ExitNestedPrompt() => throw new PSNotSupportedException("There is no nested prompt.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
