# Completes the status codes that Atlas and the proxies in front of it answer with.
function Complete-StatusCode {
    [CmdletBinding()]
    param([string] $Word)

    $codes = [ordered]@{
        400 = 'Bad Request: a value is not valid. Not retried.'
        401 = 'Unauthorized: the credentials are not accepted.'
        402 = 'Payment Required: the organization has no payment method.'
        403 = 'Forbidden: a role or an access list entry is missing.'
        404 = 'Not Found.'
        409 = 'Conflict: the resource exists, or its state does not allow the change.'
        429 = 'Too Many Requests. Retried after Retry-After.'
        500 = 'Internal Server Error. Not retried.'
        502 = 'Bad Gateway: a proxy got no valid response.'
        503 = 'Service Unavailable. Retried if the request is safe to repeat.'
        504 = 'Gateway Timeout: a proxy got no response in time.'
    }
    foreach ($code in $codes.GetEnumerator()) {
        if ("$($code.Key)" -like "$Word*") { New-Object Management.Automation.CompletionResult "$($code.Key)", "$($code.Key)", ParameterValue, $code.Value }
    }
}
