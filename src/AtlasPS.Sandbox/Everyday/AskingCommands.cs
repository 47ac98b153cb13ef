using System.Management.Automation;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>Get-Credential: asks for a user name and a password.</summary>
[Cmdlet(VerbsCommon.Get, "Credential")]
public sealed class GetCredentialCommand : EverydayCmdlet
{
    /// <summary>The user name, where only the password is to be asked for.</summary>
    [Parameter(Position = 0)]
    public string UserName { get; set; } = "";

    /// <summary>What the credentials are for.</summary>
    [Parameter]
    public string Message { get; set; } = "Enter your credentials.";

    /// <summary>The heading above it.</summary>
    [Parameter]
    public string Title { get; set; } = "PowerShell credential request";

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(Host.UI.PromptForCredential(Title, Message, UserName, ""));
}

/// <summary>Read-Host: asks for a line.</summary>
[Cmdlet(VerbsCommunications.Read, "Host")]
public sealed class ReadHostCommand : EverydayCmdlet
{
    /// <summary>The question.</summary>
    [Parameter(Position = 0)]
    public string? Prompt { get; set; }

    /// <summary>The answer is a secret.</summary>
    [Parameter]
    public SwitchParameter AsSecureString { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Prompt is not null)
            Host.UI.Write($"{Prompt}: ");
        WriteObject(AsSecureString ? Host.UI.ReadLineAsSecureString() : Host.UI.ReadLine());
    }
}
