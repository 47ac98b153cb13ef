using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;

namespace AtlasPS;

/// <summary>Who we say we are.</summary>
internal static class AtlasPSVersion
{
    public static string Module { get; } =
        typeof(AtlasPSVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>The User-Agent, e.g. <c>AtlasPS/0.1.0 (PowerShell 7.6.0; Debian GNU/Linux 12)</c>.</summary>
    public static string UserAgent(PSCmdlet cmdlet)
    {
        object? table = cmdlet.SessionState.PSVariable.GetValue("PSVersionTable");
        object? version = (table as System.Collections.IDictionary)?["PSVersion"];
        return $"AtlasPS/{Module} (PowerShell {version ?? "unknown"}; {RuntimeInformation.OSDescription.Replace("(", "").Replace(")", "").Trim()})";
    }
}
