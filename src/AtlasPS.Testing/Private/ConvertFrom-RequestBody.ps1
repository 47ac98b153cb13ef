# The body of a request: an object when it is JSON, its text when it is not, nothing when it is empty.
function ConvertFrom-RequestBody {
    [CmdletBinding()]
    param([AllowEmptyString()] [AllowNull()] [string] $Text)

    if (-not $Text) { return $null }
    # Where PowerShell can, dates stay the text that was sent, so that a test compares what Atlas would receive, and a list of one stays a list.
    $known = (Get-Command ConvertFrom-Json).Parameters
    $options = @{}
    if ($known.ContainsKey('DateKind')) { $options.DateKind = 'String' }
    if ($known.ContainsKey('NoEnumerate')) { $options.NoEnumerate = $true }
    try { $value = ConvertFrom-Json $Text @options -ErrorAction Stop } catch { return $Text }
    , $value
}
