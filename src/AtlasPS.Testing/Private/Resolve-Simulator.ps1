# The simulator that a function works on: the given one, or the last one that this session started and that still runs.
# An address stands for a simulator that was started elsewhere.
function Resolve-Simulator {
    [CmdletBinding()]
    param($Simulator)

    if ($Simulator -is [string] -or $Simulator -is [uri]) { return [pscustomobject]@{ BaseUri = [uri]"$("$Simulator".TrimEnd('/'))/" } }
    if ($Simulator) { return $Simulator }
    for ($i = $script:Simulators.Count - 1; $i -ge 0; $i--) {
        if ($script:Simulators[$i].State -eq 'Running') { return $script:Simulators[$i] }
    }
    throw (New-TestingError NoSimulator ObjectNotFound 'This session has no running simulator.' -Advice 'Start one with Start-AtlasSimulator, or pass one to the parameter Simulator.')
}
