Set-StrictMode -Version 3.0

# The simulators that this session started, oldest first. The last one that runs is the default of every function.
$script:Simulators = New-Object System.Collections.Generic.List[object]

foreach ($file in Get-ChildItem -Path "$PSScriptRoot/Private", "$PSScriptRoot/Public" -Filter *.ps1) { . $file.FullName }

. "$PSScriptRoot/Completers.ps1"

$ExecutionContext.SessionState.Module.OnRemove = { Stop-AtlasSimulator -Confirm:$false -WhatIf:$false }
