# Starts the program and waits for the address that it prints. Returns the process and the address.
function Start-SimulatorProcess {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Start-AtlasSimulator asks.')]
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] $Program,
        [Parameter(Mandatory)] [string] $Arguments,
        [Parameter(Mandatory)] [int] $TimeoutSec
    )

    $start = New-Object Diagnostics.ProcessStartInfo $Program.FileName, "$($Program.Arguments) $Arguments".Trim()
    if ($Program.PSObject.Properties['WorkingDirectory']) { $start.WorkingDirectory = $Program.WorkingDirectory }
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    try { $process = [Diagnostics.Process]::Start($start) }
    catch {
        throw (New-TestingError SimulatorNotStarted OpenError "The simulator '$($Program.FileName)' cannot be run: $($_.Exception.GetBaseException().Message)" -Target $Program.FileName)
    }

    # Both pipes are read to their end in the background, because a full pipe stops the program that writes to it.
    $errors = $process.StandardError.ReadToEndAsync()
    $line = $process.StandardOutput.ReadLineAsync()
    $answered = $line.Wait($TimeoutSec * 1000)
    if ($answered -and "$($line.Result)" -match 'http://127\.0\.0\.1:\d+/') {
        $null = $process.StandardOutput.ReadToEndAsync()
        return [pscustomobject]@{ Process = $process; BaseUri = [uri]$Matches[0] }
    }

    if (-not $answered) {
        Stop-SimulatorProcess $process
        throw (New-TestingError SimulatorTimeout OperationTimeout "The simulator did not start within $TimeoutSec seconds." -Advice 'Give it more time with -TimeoutSec.' -Target $Program.FileName)
    }

    $process.WaitForExit()
    $reason = if ($errors.Wait(5000) -and $errors.Result.Trim()) { $errors.Result.Trim() } else { "It ended with exit code $($process.ExitCode) and printed: $($line.Result)" }
    throw (New-TestingError SimulatorNotStarted OpenError $reason -Target $Program.FileName)
}
