function Reset-AtlasSimulator {
    <#
    .SYNOPSIS
    Restores the data that a simulator started with.

    .DESCRIPTION
    Restores organizations, projects, clusters and all other data to their state at the start, removes all faults, and empties the log of requests. Connections stay valid.
    It takes a few milliseconds, so that every test can begin with the same data.

    .PARAMETER Simulator
    The simulator, as Start-AtlasSimulator returns it, or the address of one that was started elsewhere. The default is the simulator that this session started last.

    .EXAMPLE
    Reset-AtlasSimulator

    Restores the data. In a Pester file, this line belongs in BeforeEach, so that no test depends on the changes of another one.

    .EXAMPLE
    Remove-AtlasDatabaseUser reporting -Confirm:$false
    Reset-AtlasSimulator
    Get-AtlasDatabaseUser reporting

    Removes a database user and restores it.

    .LINK
    Start-AtlasSimulator

    .LINK
    Clear-AtlasFault
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
            if ($PSCmdlet.ShouldProcess("$($target.BaseUri)", 'Restore the data, remove all faults, empty the log')) { Invoke-SimulatorControl $target POST reset }
        }
        catch { $PSCmdlet.ThrowTerminatingError($_) }
    }
}
