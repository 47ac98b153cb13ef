# Completes a method and a path by those of the requests that the simulator has seen, with ids replaced by *. Silent when there is no simulator.
function Complete-SeenRequest {
    [CmdletBinding()]
    param([string] $Word, $Bound, [switch] $PathOnly)

    $word = $Word.Trim('"', "'")
    try {
        $simulator = if ($Bound -and $Bound.Contains('Simulator')) { $Bound['Simulator'] } else { $null }
        Get-AtlasSimulatorRequest -Simulator $simulator |
            ForEach-Object {
                $path = $_.Path -replace '(?<=/)[0-9a-f]{24}(?=/|$)', '*'
                if ($PathOnly) { $path } else { "$($_.Method) $path" }
            } |
            Sort-Object -Unique |
            Where-Object { $_ -like "$([WildcardPattern]::Escape($word))*" } |
            ForEach-Object { New-Object Management.Automation.CompletionResult "'$($_.Replace("'", "''"))'", $_, ParameterValue, $_ }
    }
    catch { Write-Debug "No completion: $_" }
}
