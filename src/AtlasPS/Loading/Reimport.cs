using System.Diagnostics;
using Microsoft.PowerShell.Commands;

namespace AtlasPS.Loading;

/// <summary>
/// Tells <c>Import-Module -Force</c>, which removes the module and imports it again, from <c>Remove-Module</c>. The first keeps the session. PowerShell calls the same method for both, so
/// the calls that led there have to tell.
/// </summary>
internal static class Reimport
{
    /// <summary>True while <c>Import-Module</c> removes the module.</summary>
    public static bool IsUnderWay
    {
        get
        {
            foreach (var frame in new StackTrace(fNeedFileInfo: false).GetFrames() ?? [])
            {
                if (typeof(ImportModuleCommand).IsAssignableFrom(frame?.GetMethod()?.DeclaringType))
                    return true;
            }

            return false;
        }
    }
}
