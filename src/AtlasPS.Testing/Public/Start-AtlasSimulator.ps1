function Start-AtlasSimulator {
    <#
    .SYNOPSIS
    Starts a simulated Atlas and waits until it listens.

    .DESCRIPTION
    Starts the program atlas-simulator in a process of its own, on a free port of 127.0.0.1, and returns an object with its address and the keys that sign in. The simulator holds two organizations, five projects, and
    clusters, database users, alerts and more in them; they are the same after every start. It ends with Stop-AtlasSimulator, or with this PowerShell process, even if the process is killed.

    The other functions of this module use the simulator that was started last, unless you pass one to their parameter Simulator.

    The program is found in this order: the parameter Path, the environment variable ATLAS_SIMULATOR, the nearest tool manifest at or above the current location that names atlas-simulator, PATH, and the folder of
    global .NET tools. If it is not installed, install it with: dotnet tool install --global AtlasPS.Simulator

    .PARAMETER Path
    Path of the program atlas-simulator, or of AtlasPS.Simulator.dll, which is run by dotnet.

    .PARAMETER Port
    Port to listen on, from 0 to 65535. 0, the default, selects a free port.

    .PARAMETER DatabaseUserCount
    Number of database users that the project Payments has in addition to its 4, from 0 to 5,000,000. Use it to test scripts with long lists.

    .PARAMETER ChangeTimeMs
    Time that a cluster needs to be created, changed or removed, in milliseconds. The default is 100, so that tests of -Wait are short.

    .PARAMETER RequestsPerMinute
    Number of requests that each project and organization accepts per minute. Further requests get status code 429 and a Retry-After header. 0, the default, accepts any number.

    .PARAMETER OfferSha256
    Offers SHA-256 digest authentication before MD5.

    .PARAMETER Connect
    Connects the module AtlasPS to the simulator, with the organization Contoso and the project Payments, as the default session of the runspace. AtlasPS has to be installed. The connection is kept when the simulator
    stops, so that a test that goes on by mistake does not reach the real Atlas.

    .PARAMETER TimeoutSec
    Time that the program has to start, in seconds. The default is 60.

    .OUTPUTS
    AtlasPS.Testing.Simulator

    BaseUri, Credential, ReadOnlyCredential, ServiceAccountCredential, AccessToken, OrgName, OrgId, ProjectName, ProjectId, ProcessId, Version, Process and State.

    .EXAMPLE
    $null = Start-AtlasSimulator -Connect
    Get-AtlasCluster

    Starts a simulator, connects AtlasPS to it, and lists the clusters of the simulated project Payments. In a Pester file, the first line belongs in BeforeAll.

    .EXAMPLE
    $atlas = Start-AtlasSimulator -DatabaseUserCount 5000
    Connect-Atlas -Credential $atlas.Credential -BaseUri $atlas.BaseUri -ProjectId $atlas.ProjectId -OrgId $atlas.OrgId

    Starts a simulator with 5,004 database users in the project Payments, and connects to it explicitly.

    .EXAMPLE
    $atlas = Start-AtlasSimulator
    Connect-Atlas -Credential $atlas.ReadOnlyCredential -BaseUri $atlas.BaseUri -ProjectId $atlas.ProjectId

    Connects with an API key that may only read. Use it to test what a runbook does when a role is missing.

    .LINK
    about_AtlasPS_Testing

    .LINK
    Stop-AtlasSimulator

    .LINK
    Add-AtlasFault
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('AtlasPS.Testing.Simulator')]
    param(
        [ValidateNotNullOrEmpty()]
        [string] $Path,

        [ValidateRange(0, 65535)]
        [int] $Port = 0,

        [ValidateRange(0, 5000000)]
        [int] $DatabaseUserCount = 0,

        [ValidateRange(0, 3600000)]
        [int] $ChangeTimeMs = 100,

        [ValidateRange(0, 1000000)]
        [int] $RequestsPerMinute = 0,

        [switch] $OfferSha256,

        [switch] $Connect,

        [ValidateRange(1, 3600)]
        [int] $TimeoutSec = 60
    )

    $simulator = $null
    try {
        if ($Connect -and -not (Get-Command -Name Connect-Atlas -ErrorAction Ignore)) {
            throw (New-TestingError ModuleNotFound ObjectNotFound 'The simulator was not started: -Connect requires the module AtlasPS, and it is not installed.' -Advice 'Install it with Install-PSResource AtlasPS, or import it by its path first.')
        }

        $program = Find-SimulatorProgram -Path $Path
        if (-not $program) {
            throw (New-TestingError SimulatorNotFound ObjectNotFound 'The program atlas-simulator is not installed.' -Advice 'Install it with: dotnet tool install --global AtlasPS.Simulator. It requires the .NET SDK 10 or a later one.')
        }

        if (-not $PSCmdlet.ShouldProcess($program.FileName, 'Start the Atlas simulator')) { return }

        $arguments = "--port $Port --users $DatabaseUserCount --change-ms $ChangeTimeMs --requests-per-minute $RequestsPerMinute --parent-pid $PID"
        if ($OfferSha256) { $arguments += ' --sha256' }
        $started = Start-SimulatorProcess -Program $program -Arguments $arguments -TimeoutSec $TimeoutSec
        try {
            $simulator = New-SimulatorObject -Started $started
            $script:Simulators.Add($simulator)
            Write-Verbose "The simulator $($simulator.Version) listens on $($simulator.BaseUri) in process $($simulator.ProcessId)."
            if ($Connect) { Connect-Atlas -Credential $simulator.Credential -BaseUri $simulator.BaseUri -ProjectId $simulator.ProjectName -OrgId $simulator.OrgName -NoProxy }
        }
        catch {
            # A simulator that is not returned cannot be stopped by the caller.
            if ($simulator) { Stop-AtlasSimulator $simulator -Confirm:$false } else { Stop-SimulatorProcess $started.Process }
            throw
        }
    }
    catch { $PSCmdlet.ThrowTerminatingError($_) }

    $simulator
}
