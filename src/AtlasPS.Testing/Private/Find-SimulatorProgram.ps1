# Finds the program atlas-simulator and returns FileName and the Arguments that precede its options; nothing when it is not installed.
# A tool manifest comes before a global tool, because it states the version that the repository was tested with.
function Find-SimulatorProgram {
    [CmdletBinding()]
    param([string] $Path)

    $explicit = if ($Path) { $Path } else { $env:ATLAS_SIMULATOR }
    if ($explicit) {
        $file = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($explicit)
        if (-not (Test-Path -LiteralPath $file -PathType Leaf)) {
            $source = if ($Path) { 'the parameter Path' } else { 'the environment variable ATLAS_SIMULATOR' }
            $PSCmdlet.ThrowTerminatingError((New-TestingError SimulatorNotFound ObjectNotFound "The simulator '$explicit' does not exist. The path is from $source." -Target $explicit))
        }
        if ($file -like '*.dll') { return [pscustomobject]@{ FileName = Find-DotNet; Arguments = "`"$file`"" } }
        return [pscustomobject]@{ FileName = $file; Arguments = '' }
    }

    $folder = Find-ToolManifest -Command atlas-simulator
    if ($folder) { return [pscustomobject]@{ FileName = Find-DotNet; Arguments = 'tool run atlas-simulator --'; WorkingDirectory = $folder } }

    $command = Get-Command -Name atlas-simulator -CommandType Application -ErrorAction Ignore | Select-Object -First 1
    if ($command) { return [pscustomobject]@{ FileName = $command.Source; Arguments = '' } }

    # The folder of global tools is often missing from PATH in a service or in a new session.
    foreach ($root in $env:DOTNET_CLI_HOME, $HOME) {
        foreach ($name in 'atlas-simulator', 'atlas-simulator.exe') {
            if (-not $root) { continue }
            $file = Join-Path (Join-Path (Join-Path $root '.dotnet') 'tools') $name
            if (Test-Path -LiteralPath $file -PathType Leaf) { return [pscustomobject]@{ FileName = $file; Arguments = '' } }
        }
    }
}
