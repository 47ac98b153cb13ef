# What the Pester files share: a simulated Atlas in a process of its own, the built module connected to it, and a look at what it was asked.

$RepositoryRoot = Split-Path (Split-Path $PSScriptRoot)
$Manifest = Join-Path $RepositoryRoot 'output/AtlasPS/AtlasPS.psd1'
$PrivateKey = '00000000-aaaa-4bbb-8ccc-000000000001'

# Starts a simulator on a free port and waits until it says where it is.
function Start-Simulator {
    param([string] $Configuration = 'Debug')

    # The program itself rather than dotnet run, so that ending the process ends the simulator.
    $project = Join-Path $RepositoryRoot 'src/AtlasPS.Simulator'
    $program = dotnet build $project --configuration $Configuration --nologo --verbosity quiet --getProperty:TargetPath
    if ($LASTEXITCODE -ne 0) { throw "The simulator could not be built: $program" }

    $start = New-Object Diagnostics.ProcessStartInfo 'dotnet', "`"$program`" --port 0 --users 2000 --change-ms 400"
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    if ($line -notmatch 'http://127\.0\.0\.1:\d+/') {
        if (-not $process.HasExited) { $process.Kill() }
        throw "The simulator did not start: $line"
    }
    [pscustomobject]@{ Address = $Matches[0]; Process = $process }
}

function Stop-Simulator {
    param($Simulator)

    if (-not $Simulator.Process) { return }
    if (-not $Simulator.Process.HasExited) {
        $Simulator.Process.Kill()
        $Simulator.Process.WaitForExit()
    }
    $Simulator.Process.Dispose()
}

# The simulator of this run, or one of its own where a file is run by itself; as good as new, and the module connected to it.
function Enter-World {
    $world = if ($env:ATLASPS_SIMULATOR) { [pscustomobject]@{ Address = $env:ATLASPS_SIMULATOR; Process = $null } } else { Start-Simulator }
    Send-Order $world POST reset
    Import-Module $Manifest
    Connect-Atlas -Credential (New-Credential abcdefgh $PrivateKey) -BaseUri $world.Address -ProjectId Payments -OrgId Contoso
    Clear-Request $world
    $world
}

function Exit-World {
    param($World)

    Disconnect-Atlas
    Stop-Simulator $World
}

function New-Credential {
    param([string] $Name, [string] $Secret)

    New-Object Management.Automation.PSCredential $Name, (ConvertTo-SecureString $Secret -AsPlainText -Force)
}

# Orders something at the simulator's own addresses: faults, a reset.
function Send-Order {
    param($World, [string] $Method, [string] $Name, [hashtable] $Body)

    $content = if ($Body) { @{ Body = ConvertTo-Json $Body; ContentType = 'application/json' } } else { @{} }
    $null = Invoke-RestMethod "$($World.Address)__simulator/$Name" -Method $Method @content
}

function Clear-Request {
    param($World)

    Send-Order $World DELETE log
}

# The requests that reached Atlas since the log was last emptied, those that were only challenged left out.
function Get-Request {
    param($World)

    @((Invoke-RestMethod "$($World.Address)__simulator/log").requests | Where-Object { $_.status -ne 401 })
}

# The words that start this PowerShell again. As a .NET tool it has no program of its own: dotnet runs its library.
function Get-PowerShell {
    $program = (Get-Process -Id $PID).Path
    if ([IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') { $program, (Join-Path $PSHOME 'pwsh.dll') } else { $program }
}

# Runs a script in a new process of the same PowerShell, for what a session can show only once, and returns the lines it writes.
function Invoke-Fresh {
    param([string] $Script)

    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("`$ProgressPreference = 'SilentlyContinue'; $Script"))
    $program, $arguments = @(Get-PowerShell), @('-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-EncodedCommand', $encoded) | ForEach-Object { $_ }
    & $program @arguments
}
