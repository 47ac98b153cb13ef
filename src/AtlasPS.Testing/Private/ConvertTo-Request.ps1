# An entry of the simulator's log as an object for tests.
function ConvertTo-Request {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Entry)

    $path, $queryText = $Entry.target -split '\?', 2
    $query = [ordered]@{}
    foreach ($pair in @("$queryText" -split '&')) {
        if (-not $pair) { continue }
        $name, $value = $pair -split '=', 2 | ForEach-Object { [Uri]::UnescapeDataString($_.Replace('+', ' ')) }
        # A parameter that is repeated has an array of values.
        if ($query.Contains($name)) { $query[$name] = @($query[$name]) + "$value" } else { $query[$name] = "$value" }
    }

    $headers = New-Object 'Collections.Generic.SortedDictionary[string,string]' ([StringComparer]::OrdinalIgnoreCase)
    foreach ($header in $Entry.headers.PSObject.Properties) { $headers[$header.Name] = $header.Value }

    [pscustomobject]@{
        PSTypeName = 'AtlasPS.Testing.Request'
        Number     = [int]$Entry.number
        ReceivedAt = ([DateTimeOffset]$Entry.receivedAt).LocalDateTime
        Method     = $Entry.method
        Path       = $path
        Query      = $query
        Target     = $Entry.target
        StatusCode = [int]$Entry.status
        Body       = ConvertFrom-RequestBody $Entry.body
        BodyText   = $Entry.body
        Headers    = $headers
        TooSoon    = [bool]$Entry.tooSoon
    }
}
