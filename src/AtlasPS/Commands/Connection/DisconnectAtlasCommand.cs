using System.Management.Automation;
using AtlasPS.Sessions;

namespace AtlasPS.Commands;

/// <summary>Closes this runspace's session; a service account's token is revoked.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Atlas", HelpUri = "https://mongodb.com/docs/atlas/configure-api-access/")]
public sealed class DisconnectAtlasCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => DefaultSession.Close();
}
