<#
.SYNOPSIS
Runs the Pester files against the built module and a simulated Atlas.

.DESCRIPTION
`dotnet test` calls this script for each file, in the PowerShell that it brings. Call it yourself to run a file in another PowerShell, such as
Windows PowerShell 5.1. It needs the module in output/AtlasPS, as every build of the solution leaves it, and Pester 5.7 or later.
The exit code is 0 only if tests were found and all of them passed.

.PARAMETER Path
The files to run: names in this folder, or paths. All of them by default.

.PARAMETER Configuration
Which build of the simulator to run.

.EXAMPLE
./tests/Pester/Invoke-PesterTests.ps1 Help.Tests.ps1
Runs one file.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [string[]] $Path = '*.Tests.ps1',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Debug'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$oldest = [version]'5.7.0'
$pester = if ($env:ATLASPS_PESTER) { $env:ATLASPS_PESTER } else {
    Get-Module -ListAvailable Pester | Where-Object Version -GE $oldest | Sort-Object Version -Descending | Select-Object -First 1
}
if (-not $pester) {
    throw "PowerShell $($PSVersionTable.PSVersion) finds no Pester $oldest or later. Run 'Install-PSResource Pester', or run the tests by 'dotnet test', which brings its own."
}

Import-Module $pester
. (Join-Path $PSScriptRoot 'World.ps1')
$simulator = if ($env:ATLASPS_SIMULATOR) { $null } else { Start-Simulator -Configuration $Configuration }
try {
    if ($simulator) { $env:ATLASPS_SIMULATOR = $simulator.Address }
    $options = New-PesterConfiguration
    $options.Run.Path = @($Path | ForEach-Object { if (Test-Path $_) { $_ } else { Join-Path $PSScriptRoot $_ } })
    $options.Run.PassThru = $true
    $options.Output.Verbosity = 'Normal'
    $options.Output.RenderMode = 'Plaintext'
    $result = Invoke-Pester -Configuration $options
}
finally {
    if ($simulator) {
        $env:ATLASPS_SIMULATOR = $null
        Stop-Simulator $simulator
    }
}

$broken = $result.FailedBlocksCount + $result.FailedContainersCount
Write-Output "Pester $((Get-Module Pester).Version) in PowerShell $($PSVersionTable.PSVersion): $($result.PassedCount) passed, $($result.FailedCount + $broken) failed, $($result.SkippedCount) skipped"
exit [int]($result.Result -ne 'Passed' -or $result.PassedCount -eq 0)
