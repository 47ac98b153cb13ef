# True for the first request of a digest client: it has no credentials, and the response 401 tells the client how to send them.
function Test-Challenge {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Entry)

    $Entry.status -eq 401 -and -not $Entry.headers.PSObject.Properties['Authorization']
}
