function Add-AtlasFault {
    <#
    .SYNOPSIS
    Makes requests to a simulator fail.

    .DESCRIPTION
    Orders a fault: the requests that it applies to, how many of them, and what happens to them. A fault returns a status code instead of the real response, delays the response, cuts or holds the connection, or makes
    tokens or nonces invalid. Without -Count, it applies to one request and is then used up.

    A fault prevents the change that the request asks for. With -ApplyChange the change is made and only the response is lost, which is what happens when a connection breaks at the wrong moment.

    Faults are tried in the order in which they were ordered; the first that applies to a request is used. AtlasPS retries a request that is safe to repeat, so a fault that a script is to see as an error has to
    last longer than the retries: use -Always, or a status code that is not retried.

    .PARAMETER Match
    The requests that the fault applies to, as method and path: 'GET /api/atlas/v2/groups/*/clusters'. * stands for any text within a segment of the path, ** for any text. * as the method stands for all methods. If
    the text has a question mark, the query is compared too. Paths are compared as they are sent, percent-encoded.

    .PARAMETER Method
    The method of the requests that the fault applies to. All methods unless you name one.

    .PARAMETER Path
    The path of the requests that the fault applies to, with the wildcards of Match.

    .PARAMETER StatusCode
    Status code of the response, from 200 to 599.

    .PARAMETER ErrorCode
    Error code of Atlas in the response, for example CLUSTER_NOT_FOUND. The default suits the status code.

    .PARAMETER Detail
    Error text in the response.

    .PARAMETER RetryAfterSec
    Value of the header Retry-After, in seconds.

    .PARAMETER Header
    Further headers of the response.

    .PARAMETER Body
    Body of the response: a text, or an object that is sent as JSON.

    .PARAMETER ContentType
    Content type of Body. The default is text/html for a text, as proxies send it, and application/json for an object.

    .PARAMETER DelayMs
    Time before the response is sent, in milliseconds.

    .PARAMETER Connection
    What happens to the connection. Keep: nothing. CutBeforeHeaders: it is closed without a response. CutAfterHeaders: it is closed after the headers. CutMidBody: it is closed after half of the body.
    HangBeforeHeaders: no response is sent until the client gives up. HangMidBody: half of the body is sent, and then nothing.

    .PARAMETER Results
    Changes the items of a list. Short: every other item is left out. Empty: all items are left out. Null: the list is null. Missing: there is no list. The link to the next page and the total count
    stay, as in Atlas, which filters some lists after it has counted them.

    .PARAMETER Count
    Number of requests that the fault applies to. The default is 1.

    .PARAMETER Always
    Applies the fault to all requests that match, until Clear-AtlasFault or Reset-AtlasSimulator.

    .PARAMETER Skip
    Number of matching requests that succeed before the fault applies.

    .PARAMETER ApplyChange
    Makes the change that the request asks for before the request fails.

    .PARAMETER BeforeAuthentication
    Applies the fault before the credentials are checked, so that it also applies to the first request of a digest client, which has none.

    .PARAMETER ExpireToken
    Makes all access tokens of service accounts invalid that the simulator has issued. The next request with one of them gets status code 401.

    .PARAMETER ExpireNonce
    Makes all nonces of digest authentication invalid. The next request with one of them gets status code 401 and a new challenge.

    .PARAMETER Simulator
    The simulator, as Start-AtlasSimulator returns it, or the address of one that was started elsewhere. The default is the simulator that this session started last.

    .EXAMPLE
    Add-AtlasFault -Match 'GET /**/clusters' -StatusCode 503 -Count 2
    Get-AtlasCluster -Verbose

    Answers the next two requests for a list of clusters with 503. Get-AtlasCluster retries and succeeds; -Verbose shows three requests.

    .EXAMPLE
    Add-AtlasFault -Method DELETE -Path '/**/clusters/*' -StatusCode 409 -ErrorCode CANNOT_DELETE_PROTECTED_CLUSTER
    Remove-AtlasCluster reports -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
    $failed.FullyQualifiedErrorId

    Refuses to delete a cluster. The script sees the error record that it would see with Atlas.

    .EXAMPLE
    Add-AtlasFault 'POST /**/databaseUsers' -Connection CutBeforeHeaders -ApplyChange

    Creates the next database user and closes the connection without a response. Use it to test whether a runbook can be started again after such a failure.

    .EXAMPLE
    Add-AtlasFault -ExpireToken

    Makes the access token of a connected service account invalid, as if it were revoked in the middle of a run.

    .LINK
    about_AtlasPS_Testing

    .LINK
    Clear-AtlasFault

    .LINK
    Get-AtlasSimulatorRequest
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low', DefaultParameterSetName = 'Match')]
    [OutputType([void])]
    param(
        [Parameter(Mandatory, Position = 0, ParameterSetName = 'Match')]
        [ValidateNotNullOrEmpty()]
        [string] $Match,

        [Parameter(ParameterSetName = 'Path')]
        [string] $Method = '*',

        [Parameter(Mandatory, ParameterSetName = 'Path')]
        [ValidateNotNullOrEmpty()]
        [string] $Path,

        [Parameter(ParameterSetName = 'Match')]
        [Parameter(ParameterSetName = 'Path')]
        [ValidateRange(200, 599)]
        [int] $StatusCode,

        [Parameter(ParameterSetName = 'Match')]
        [Parameter(ParameterSetName = 'Path')]
        [string] $ErrorCode,

        [Parameter(ParameterSetName = 'Match')]
        [Parameter(ParameterSetName = 'Path')]
        [string] $Detail,

        [Parameter(ParameterSetName = 'Match')]
        [Parameter(ParameterSetName = 'Path')]
        [ValidateRange(0, 86400)]
        [int] $RetryAfterSec,

        [Parameter(ParameterSetName = 'Match')]
        [Parameter(ParameterSetName = 'Path')]
        [Collections.IDictionary] $Header,

        [Parameter(ParameterSetName = 'Match')]
        [Parameter(ParameterSetName = 'Path')]
        [object] $Body,

        [Parameter(ParameterSetName = 'Match')]
        [Parameter(ParameterSetName = 'Path')]
        [string] $ContentType,

        [Parameter(ParameterSetName = 'Match')]
        [Parameter(ParameterSetName = 'Path')]
        [ValidateRange(0, 3600000)]
        [int] $DelayMs,

        [Parameter(ParameterSetName = 'Match')]
        [Parameter(ParameterSetName = 'Path')]
        [ValidateSet('Keep', 'CutBeforeHeaders', 'CutAfterHeaders', 'CutMidBody', 'HangBeforeHeaders', 'HangMidBody')]
        [string] $Connection = 'Keep',

        [Parameter(ParameterSetName = 'Match')]
        [Parameter(ParameterSetName = 'Path')]
        [ValidateSet('Keep', 'Short', 'Empty', 'Null', 'Missing')]
        [string] $Results = 'Keep',

        [Parameter(ParameterSetName = 'Match')]
        [Parameter(ParameterSetName = 'Path')]
        [ValidateRange(1, 2147483647)]
        [int] $Count = 1,

        [Parameter(ParameterSetName = 'Match')]
        [Parameter(ParameterSetName = 'Path')]
        [switch] $Always,

        [Parameter(ParameterSetName = 'Match')]
        [Parameter(ParameterSetName = 'Path')]
        [ValidateRange(0, 2147483647)]
        [int] $Skip = 0,

        [Parameter(ParameterSetName = 'Match')]
        [Parameter(ParameterSetName = 'Path')]
        [switch] $ApplyChange,

        [Parameter(ParameterSetName = 'Match')]
        [Parameter(ParameterSetName = 'Path')]
        [switch] $BeforeAuthentication,

        [Parameter(Mandatory, ParameterSetName = 'ExpireToken')]
        [switch] $ExpireToken,

        [Parameter(Mandatory, ParameterSetName = 'ExpireNonce')]
        [switch] $ExpireNonce,

        [Parameter(ValueFromPipeline)]
        [psobject] $Simulator
    )

    process {
        try {
            $target = Resolve-Simulator $Simulator
            if ($PSCmdlet.ParameterSetName -like 'Expire*') {
                $name = if ($ExpireToken) { 'tokens' } else { 'nonces' }
                if ($PSCmdlet.ShouldProcess("$($target.BaseUri)", "Expire all $name")) { Invoke-SimulatorControl $target DELETE $name }
                return
            }

            if ($PSCmdlet.ParameterSetName -eq 'Path') { $Match = "$Method $Path" }
            $null = ConvertTo-MatchPattern $Match
            if ($Always -and $PSBoundParameters.ContainsKey('Count')) {
                throw (New-TestingError InvalidFault InvalidArgument 'Count and Always exclude each other.' -Advice 'Use one of them.' -Target $Match)
            }

            $fault = @{ match = $Match; skip = $Skip; connection = $Connection; results = $Results; perform = [bool]$ApplyChange; beforeAuthentication = [bool]$BeforeAuthentication }
            $fault.count = if ($Always) { $null } else { $Count }
            if ($PSBoundParameters.ContainsKey('StatusCode')) { $fault.status = $StatusCode }
            if ($ErrorCode) { $fault.errorCode = $ErrorCode }
            if ($Detail) { $fault.detail = $Detail }
            if ($PSBoundParameters.ContainsKey('RetryAfterSec')) { $fault.retryAfter = $RetryAfterSec }
            if ($PSBoundParameters.ContainsKey('DelayMs')) { $fault.latencyMs = $DelayMs }
            if ($Header) {
                $fault.headers = @{}
                foreach ($key in $Header.Keys) { $fault.headers["$key"] = "$($Header[$key])" }
            }
            if ($PSBoundParameters.ContainsKey('Body')) {
                $fault.body = if ($Body -is [string]) { $Body } else { ConvertTo-Json -InputObject $Body -Depth 20 -Compress }
                $fault.contentType = if ($ContentType) { $ContentType } elseif ($Body -is [string]) { 'text/html' } else { 'application/json' }
            }

            # A fault that changes nothing is a mistake: the test would pass without it.
            $effects = 'status', 'retryAfter', 'latencyMs', 'headers', 'body' | Where-Object { $fault.ContainsKey($_) }
            if (-not $effects -and $Connection -eq 'Keep' -and $Results -eq 'Keep') {
                throw (New-TestingError InvalidFault InvalidArgument "The fault for '$Match' has no effect." -Advice 'Use StatusCode, Body, Header, RetryAfterSec, DelayMs, Connection or Results.' -Target $Match)
            }

            if ($PSCmdlet.ShouldProcess("$($target.BaseUri)", "Add a fault for '$Match'")) { Invoke-SimulatorControl $target POST faults $fault }
        }
        catch { $PSCmdlet.ThrowTerminatingError($_) }
    }
}
