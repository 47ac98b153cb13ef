# The regular expression of 'GET /api/atlas/v2/groups/*/clusters', by the rules of the simulator: * stands for anything within a segment, ** for anything.
# The lines that it is compared with have the form 'GET /path'.
function ConvertTo-MatchPattern {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Match)

    $method, $path = $Match.Trim() -split '\s+', 2
    if (-not $path) {
        throw (New-TestingError InvalidMatch InvalidArgument "'$Match' is not a method and a path." -Advice "Write for example 'GET /**/clusters', or '* /**' for all requests." -Target $Match)
    }
    $verb = if ($method -eq '*') { '\S+' } else { [regex]::Escape($method) }
    $target = [regex]::Escape($path).Replace('\*\*', '.*').Replace('\*', '[^/]*')
    "^(?i:$verb) $target$"
}
