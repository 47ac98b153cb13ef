function Get-AtlasSimulator {
    <#
    .SYNOPSIS
    Gets the simulators of this session.

    .DESCRIPTION
    Returns the simulators that this session started and has not stopped, oldest first. The last one with the state Running is the default of the other functions.

    .EXAMPLE
    Get-AtlasSimulator

    Lists the simulators of the session with their addresses and processes.

    .EXAMPLE
    (Get-AtlasSimulator).BaseUri

    Gets the address of the simulator that runs.

    .OUTPUTS
    AtlasPS.Testing.Simulator

    .LINK
    Start-AtlasSimulator
    #>
    [CmdletBinding()]
    [OutputType('AtlasPS.Testing.Simulator')]
    param()

    $script:Simulators.ToArray()
}
