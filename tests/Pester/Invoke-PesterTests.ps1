<#
.SYNOPSIS
Runs the Pester files against the built module and a simulated Atlas.

.DESCRIPTION
Expects the module in output/AtlasPS, as any build of the solution or of the tests leaves it. Starts one simulator on a free port for all files and
ends it again. Where Pester 5 is not installed it says so and runs nothing, which is no failure.

.PARAMETER Configuration
Which build of the simulator to run.
#>
[CmdletBinding()]
param(
    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Debug'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$pester = Get-Module -ListAvailable Pester | Where-Object { $_.Version.Major -eq 5 } | Sort-Object Version -Descending | Select-Object -First 1
if (-not $pester) {
    Write-Output "The Pester tests were not run: PowerShell $($PSVersionTable.PSVersion) finds no Pester 5 here. To get it: Install-Module Pester -MaximumVersion 5.99.99"
    exit 0
}

Import-Module $pester
. (Join-Path $PSScriptRoot 'World.ps1')
$simulator = Start-Simulator -Configuration $Configuration
try {
    $env:ATLASPS_SIMULATOR = $simulator.Address
    $options = New-PesterConfiguration
    $options.Run.Path = $PSScriptRoot
    $options.Run.PassThru = $true
    $options.Output.Verbosity = 'Normal'
    $options.Output.RenderMode = 'Plaintext'
    $result = Invoke-Pester -Configuration $options
}
finally {
    $env:ATLASPS_SIMULATOR = $null
    Stop-Simulator $simulator
}

$broken = $result.FailedBlocksCount + $result.FailedContainersCount
Write-Output "Pester passed: $($result.PassedCount)"
Write-Output "Pester failed: $($result.FailedCount + $broken)"
exit [int]($result.Result -ne 'Passed')
