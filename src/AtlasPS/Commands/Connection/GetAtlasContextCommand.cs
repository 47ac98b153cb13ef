using System.Management.Automation;
using AtlasPS.Sessions;

namespace AtlasPS.Commands;

/// <summary>Shows this runspace's session: who, where, which project. Nothing where there is none.</summary>
[Cmdlet(VerbsCommon.Get, "AtlasContext", HelpUri = "https://mongodb.com/docs/atlas/configure-api-access/")]
[OutputType(typeof(AtlasSession))]
public sealed class GetAtlasContextCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (DefaultSession.Current is { } session)
            WriteObject(session.HandOut());
    }
}
