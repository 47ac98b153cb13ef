using System.Management.Automation;
using AtlasPS.Sessions;

namespace AtlasPS.Commands;

/// <summary>Closes this runspace's session, or another; a service account's token is revoked.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Atlas", HelpUri = "https://mongodb.com/docs/atlas/configure-api-access/")]
public sealed class DisconnectAtlasCommand : PSCmdlet
{
    /// <summary>The session to close instead of this runspace's.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public AtlasSession? Session { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Session is null)
            DefaultSession.Close();
        else
            DefaultSession.Close(Session);
    }
}
