function Stop-AtlasSimulator {
    <#
    .SYNOPSIS
    Stops simulators.

    .DESCRIPTION
    Stops one simulator, or all that this session started, and returns when their processes have ended. A simulator that has already stopped is no error.

    The connection of the module AtlasPS is kept; its cmdlets fail until you connect again.

    .PARAMETER Simulator
    The simulator to stop, as Start-AtlasSimulator returns it. Without it, all simulators of the session are stopped.

    .EXAMPLE
    Stop-AtlasSimulator

    Stops all simulators that this session started. In a Pester file, this line belongs in AfterAll.

    .EXAMPLE
    $first = Start-AtlasSimulator
    $second = Start-AtlasSimulator
    $second | Stop-AtlasSimulator

    Stops the second of two simulators. The first one is the default simulator again.

    .LINK
    about_AtlasPS_Testing

    .LINK
    Start-AtlasSimulator
    #>
    [CmdletBinding(SupportsShouldProcess)]
    param(
        [Parameter(Position = 0, ValueFromPipeline)]
        [ValidateNotNull()]
        [psobject[]] $Simulator
    )

    begin { $piped = $PSCmdlet.MyInvocation.ExpectingInput }

    process {
        # Nothing piped must not mean all of them.
        if ($piped -and -not $Simulator) { return }
        $targets = if ($Simulator) { $Simulator } else { $script:Simulators.ToArray() }
        foreach ($target in $targets) {
            if (-not $PSCmdlet.ShouldProcess("$($target.BaseUri) (process $($target.ProcessId))", 'Stop the Atlas simulator')) { continue }
            if (-not $target.Process.HasExited) {
                try {
                    $target.Process.Kill()
                    $null = $target.Process.WaitForExit(10000)
                }
                catch [InvalidOperationException] { Write-Verbose "The simulator at $($target.BaseUri) ended by itself." }
            }
            $null = $script:Simulators.Remove($target)
        }
    }
}
