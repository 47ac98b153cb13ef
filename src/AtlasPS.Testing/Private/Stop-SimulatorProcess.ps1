# Ends a process and those that it started, as dotnet tool run does.
function Stop-SimulatorProcess {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Stop-AtlasSimulator asks.')]
    [CmdletBinding()]
    param([Parameter(Mandatory)] [Diagnostics.Process] $Process)

    try {
        if ($Process.HasExited) { return }
        if ($PSVersionTable.PSEdition -eq 'Core') { $Process.Kill($true) } else { $Process.Kill() }
        $null = $Process.WaitForExit(10000)
    }
    catch [InvalidOperationException] { Write-Verbose "Process $($Process.Id) ended by itself." }
}
