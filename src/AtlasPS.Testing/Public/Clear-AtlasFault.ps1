function Clear-AtlasFault {
    <#
    .SYNOPSIS
    Removes all faults from a simulator.

    .DESCRIPTION
    Removes the faults that Add-AtlasFault ordered and that are not used up. Data and the log of requests are kept.

    .PARAMETER Simulator
    The simulator, as Start-AtlasSimulator returns it, or the address of one that was started elsewhere. The default is the simulator that this session started last.

    .EXAMPLE
    Clear-AtlasFault

    Removes all faults. In a Pester file, this line belongs in AfterEach, so that no fault of one test is left for the next one.

    .EXAMPLE
    Add-AtlasFault '* /**' -StatusCode 500 -Always
    Get-AtlasCluster -ErrorAction SilentlyContinue
    Clear-AtlasFault
    Get-AtlasCluster

    Simulates an outage and its end.

    .LINK
    Add-AtlasFault

    .LINK
    Reset-AtlasSimulator
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low')]
    [OutputType([void])]
    param(
        [Parameter(Position = 0, ValueFromPipeline)]
        [psobject] $Simulator
    )

    process {
        try {
            $target = Resolve-Simulator $Simulator
            if ($PSCmdlet.ShouldProcess("$($target.BaseUri)", 'Remove all faults')) { Invoke-SimulatorControl $target DELETE faults }
        }
        catch { $PSCmdlet.ThrowTerminatingError($_) }
    }
}
