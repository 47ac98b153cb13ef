using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>Format-List: the engine's own formatter with all its parameters, under the name it usually has.</summary>
[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListCommand : OuterFormatTableAndListBase
{
    /// <summary>Chooses the shape.</summary>
    public FormatListCommand() => EngineInternals.LayOutAs(this, "List");
}
