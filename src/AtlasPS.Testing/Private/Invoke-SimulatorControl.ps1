# Calls a control address of a simulator. The control addresses require no credentials.
function Invoke-SimulatorControl {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] $Simulator,
        [Parameter(Mandatory)] [string] $Method,
        [string] $Name,
        [hashtable] $Body
    )

    $call = @{ Uri = "$($Simulator.BaseUri)__simulator/$Name"; Method = $Method; TimeoutSec = 30; UseBasicParsing = $true; ErrorAction = 'Stop'; Verbose = $false }
    # A proxy of the environment has no way to this machine's loopback address.
    if ($PSVersionTable.PSEdition -eq 'Core') { $call.NoProxy = $true }
    if ($Body) {
        $call.Body = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $Body -Depth 20 -Compress))
        $call.ContentType = 'application/json'
    }

    $progress, $ProgressPreference = $ProgressPreference, 'SilentlyContinue'
    try {
        # Windows PowerShell 5.1 reads a response as Latin-1 unless the server names a charset, so the bytes are decoded here.
        $response = Invoke-WebRequest @call
        $bytes = $response.RawContentStream.ToArray()
        if ($bytes.Length -gt 0) { [Text.Encoding]::UTF8.GetString($bytes) }
    }
    catch {
        $detail = if ($_.ErrorDetails) { $_.ErrorDetails.Message } else { $_.Exception.Message }
        if ($detail -match '^\s*\{') { $detail = (ConvertFrom-Json $detail).problem }
        $message = "The simulator at $($Simulator.BaseUri) did not accept the order '$Method $Name': $detail"
        throw (New-TestingError SimulatorControlFailed InvalidOperation $message -Target $Simulator)
    }
    finally {
        $ProgressPreference = $progress
    }
}
