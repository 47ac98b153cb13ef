using System.Management.Automation;
using System.Reflection;

namespace AtlasPS.Binding;

/// <summary>
/// The object that PowerShell binds from at the moment. A cmdlet sees the properties that were bound, and not the object; a parameter that takes the whole object would stand in the syntax of every cmdlet.
/// </summary>
internal static class PipedInput
{
    private static readonly PropertyInfo? Current = typeof(Cmdlet).GetProperty("CurrentPipelineObject", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);

    /// <summary>The present object; null where nothing is piped.</summary>
    public static PSObject? Of(PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.ExpectingInput && Current?.GetValue(cmdlet) is PSObject { BaseObject: not null } piped && piped.BaseObject is not PSCustomObject { } ? piped : Custom(cmdlet);

    private static PSObject? Custom(PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.ExpectingInput && Current?.GetValue(cmdlet) is PSObject custom && custom.Properties.Any() ? custom : null;
}
