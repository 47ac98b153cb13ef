# Imports the build of AtlasPS that this PowerShell can run. The cmdlets are in the libraries under bin/.

# The usual case is decided here, because a script that is not read costs nothing: every import waits for this file.
$framework = 'net8.0'
if ($PSVersionTable.PSEdition -ne 'Core' -or $PSVersionTable.PSVersion -lt [version] '7.4' -or $env:ATLASPS_FRAMEWORK) {
    $release = 0
    if ($PSVersionTable.PSEdition -eq 'Desktop') {
        $release = [Microsoft.Win32.Registry]::GetValue('HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full', 'Release', 0)
    }
    $framework = & "$PSScriptRoot/Select-Framework.ps1" $PSVersionTable.PSEdition $PSVersionTable.PSVersion $release $env:ATLASPS_FRAMEWORK
}

Import-Module "$PSScriptRoot/bin/$framework/AtlasPS.dll" -ErrorAction Stop
Export-ModuleMember -Cmdlet *
