# Returns the name of the build that a PowerShell can run, or fails with what to install.
param([string] $Edition, [version] $PowerShellVersion, [int] $FrameworkRelease, [string] $Forced)

if ($Edition -eq 'Core' -and $PowerShellVersion -lt [version] '7.4') {
    throw "AtlasPS requires PowerShell 7.4 or later, because it requires .NET 8. This is PowerShell $PowerShellVersion. Install a newer version from https://aka.ms/powershell."
}
# 461808 is the lowest release number of .NET Framework 4.7.2.
if ($Edition -eq 'Desktop' -and $FrameworkRelease -lt 461808) {
    throw "AtlasPS requires .NET Framework 4.7.2 or later in Windows PowerShell. Install it from https://dotnet.microsoft.com/download/dotnet-framework, or use PowerShell 7.4 or later."
}
if (-not $Forced) {
    if ($Edition -eq 'Core') { return 'net8.0' } else { return 'netstandard2.0' }
}
if ($Forced -ne 'net8.0' -and $Forced -ne 'netstandard2.0') {
    throw "The environment variable ATLASPS_FRAMEWORK is '$Forced'. Set it to net8.0 or netstandard2.0, or remove it."
}
if ($Forced -eq 'net8.0' -and $Edition -eq 'Desktop') {
    throw "The environment variable ATLASPS_FRAMEWORK is net8.0, which Windows PowerShell cannot load. Set it to netstandard2.0, or remove it."
}
$Forced
