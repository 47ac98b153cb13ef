<#
.SYNOPSIS
Runs the Pester files against the built module and a simulated Atlas.

.DESCRIPTION
`dotnet test` calls this script in the PowerShell that it brings. Call it yourself to run files in another PowerShell, such as Windows
PowerShell 5.1. It needs the module in output/AtlasPS, as every build of the solution leaves it, and Pester 5.7 or later.
A line says how each file ended. The exit code is 0 only if every file has tests, some ran and none failed.

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
    [Parameter(Position = 0, ValueFromRemainingArguments)]
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
    $files = @($Path | ForEach-Object { if (Test-Path $_) { $_ } else { Join-Path $PSScriptRoot $_ } } | Get-Item -ErrorAction Stop)
    $results = foreach ($file in $files) {
        $options = New-PesterConfiguration
        $options.Run.Path = $file.FullName
        $options.Run.PassThru = $true
        $options.Output.Verbosity = 'Normal'
        $options.Output.RenderMode = 'Plaintext'
        $run = Invoke-Pester -Configuration $options
        $result = [pscustomobject]@{
            Passed  = $run.PassedCount
            Failed  = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
            Skipped = $run.SkippedCount
        }
        # A file without a test has shown nothing. One whose tests this system skips says so.
        if ($result.Passed + $result.Failed + $result.Skipped -eq 0) { $result.Failed = 1 }
        # For those who wait for this file. It must not be among the results.
        [Console]::WriteLine("$($file.Name): $($result.Passed) passed, $($result.Failed) failed, $($result.Skipped) skipped")
        $result
    }
}
finally {
    if ($simulator) {
        $env:ATLASPS_SIMULATOR = $null
        Stop-Simulator $simulator
    }
}

$sum = @{}
foreach ($name in 'Passed', 'Failed', 'Skipped') { $sum[$name] = ($results | Measure-Object $name -Sum).Sum }
Write-Output "Pester $((Get-Module Pester).Version) in PowerShell $($PSVersionTable.PSVersion): $($sum.Passed) passed, $($sum.Failed) failed, $($sum.Skipped) skipped"
exit [int]($sum.Failed -gt 0 -or $sum.Passed -eq 0)
