using System.Management.Automation;
using System.Net;
using System.Security;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>ConvertTo-SecureString, from plain text.</summary>
[Cmdlet(VerbsData.ConvertTo, "SecureString")]
public sealed class ConvertToSecureStringCommand : EverydayCmdlet
{
    /// <summary>The plain text.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string String { get; set; } = "";

    /// <summary>Says that it is plain text. The encrypted form of the real command is not known here.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>Accepted as the real command does, which no longer asks for it either.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!AsPlainText)
            Refuse("encrypted text; give plain text with -AsPlainText");

        var secret = new NetworkCredential("", String).SecurePassword;
        secret.MakeReadOnly();
        WriteObject(secret);
    }
}

/// <summary>ConvertFrom-SecureString, to plain text.</summary>
[Cmdlet(VerbsData.ConvertFrom, "SecureString")]
public sealed class ConvertFromSecureStringCommand : EverydayCmdlet
{
    /// <summary>The secret.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public SecureString SecureString { get; set; } = new();

    /// <summary>Says that plain text is wanted. The encrypted form of the real command is not known here.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!AsPlainText)
            Refuse("encrypted text; ask for plain text with -AsPlainText");

        WriteObject(new NetworkCredential("", SecureString).Password);
    }
}
