function Get-AtlasSimulatorRequest {
    <#
    .SYNOPSIS
    Gets the requests that a simulator has received.

    .DESCRIPTION
    Returns the requests since the start, the last Reset-AtlasSimulator or the last -Clear, oldest first. Use it to test what a script sends: the path, the query, the body, and how often.

    A client that signs in with an API key sends its first request without credentials; the response 401 tells it how to sign in, and it sends the request again. These first requests are left out unless you use
    -IncludeChallenge. Of the header Authorization only the scheme and the user name are recorded, and of a request for a token no body. All other bodies are recorded as
    they were sent, with any password in them.

    The simulator keeps the last 20,000 requests.

    .PARAMETER Match
    Returns only requests with this method and path, for example 'DELETE /**/clusters/*'. * stands for any text within a segment of the path, ** for any text, and * as the method for all methods. The query is not
    compared unless the text has a question mark.

    .PARAMETER Method
    Returns only requests with these methods.

    .PARAMETER StatusCode
    Returns only requests that were answered with these status codes. 0 stands for a connection that was cut before a response.

    .PARAMETER IncludeChallenge
    Returns the first requests of digest clients too, which have no credentials and are answered with 401.

    .PARAMETER Clear
    Empties the log after it is read. Together with a filter, the requests that do not pass the filter are removed as well.

    .PARAMETER Simulator
    The simulator, as Start-AtlasSimulator returns it, or the address of one that was started elsewhere. The default is the simulator that this session started last.

    .OUTPUTS
    AtlasPS.Testing.Request

    Number, ReceivedAt, Method, Path, Query (a dictionary of decoded values), Target (path and query as they were sent), StatusCode, Body (an object if it is JSON), BodyText, Headers and TooSoon, which is true when
    the request came earlier than the Retry-After of a refusal allowed.

    .EXAMPLE
    Set-AtlasProject -ProjectId Payments -Name Billing -Confirm:$false
    Get-AtlasSimulatorRequest 'PATCH /**' | Select-Object -ExpandProperty Body

    Shows what Set-AtlasProject sends.

    .EXAMPLE
    $null = Get-AtlasSimulatorRequest -Clear
    Get-AtlasDatabaseUser -All -PageSize 2 | Out-Null
    Get-AtlasSimulatorRequest -Method GET | ForEach-Object { $_.Query['pageNum'] }

    Empties the log, reads a list, and shows which pages were requested.

    .EXAMPLE
    Get-AtlasSimulatorRequest -Method POST, PUT, PATCH, DELETE | Should -BeNullOrEmpty

    Tests that a script has only read. Should is a command of Pester.

    .LINK
    about_AtlasPS_Testing

    .LINK
    Add-AtlasFault
    #>
    [CmdletBinding()]
    [OutputType('AtlasPS.Testing.Request')]
    param(
        [Parameter(Position = 0)]
        [ValidateNotNullOrEmpty()]
        [string] $Match,

        [string[]] $Method,

        [int[]] $StatusCode,

        [switch] $IncludeChallenge,

        [switch] $Clear,

        [Parameter(ValueFromPipeline)]
        [psobject] $Simulator
    )

    process {
        try {
            $target = Resolve-Simulator $Simulator
            $pattern = if ($Match) { ConvertTo-MatchPattern $Match } else { '' }
            # One call reads and empties the log, so that no request is lost between the two.
            $log = Invoke-SimulatorControl $target $(if ($Clear) { 'DELETE' } else { 'GET' }) log | ConvertFrom-Json
            foreach ($entry in $log.requests) {
                if ($Method -and $entry.method -notin $Method) { continue }
                if ($PSBoundParameters.ContainsKey('StatusCode') -and $entry.status -notin $StatusCode) { continue }
                if (-not $IncludeChallenge -and (Test-Challenge $entry)) { continue }
                if ($pattern) {
                    $line = if ($Match.Contains('?')) { $entry.target } else { ($entry.target -split '\?', 2)[0] }
                    if ("$($entry.method) $line" -cnotmatch $pattern) { continue }
                }
                ConvertTo-Request $entry
            }
        }
        catch { $PSCmdlet.ThrowTerminatingError($_) }
    }
}
