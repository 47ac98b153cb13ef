using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>Format-Table: the engine's own formatter with all its parameters, under the name it usually has.</summary>
[Cmdlet(VerbsCommon.Format, "Table")]
public sealed class FormatTableCommand : OuterFormatTableBase
{
    /// <summary>Chooses the shape.</summary>
    public FormatTableCommand() => EngineInternals.LayOutAs(this, "Table");
}
