# The tool atlas-simulator and the module AtlasPS.Testing from their packages, as the author of a runbook installs and uses them: in an empty home, from one folder and nothing else.
# On Windows PowerShell takes the home from the system, so there nothing is installed.

BeforeDiscovery {
    $NoHome = $IsWindows -or -not (Get-Command Compress-PSResource -ErrorAction Ignore)

    # A shell starts what runs in the background with INT ignored, and children inherit that. Then there is nothing to see of INT.
    $status = if (Test-Path /proc/self/status) { Get-Content /proc/self/status | Where-Object { $_ -match '^SigIgn:\s+(\w+)' } | ForEach-Object { $Matches[1] } }
    $Signals = @('TERM') + @(if (-not $status -or -not ([Convert]::ToUInt64($status, 16) -band 2)) { 'INT' })
}

BeforeAll {
    . "$PSScriptRoot/World.ps1"
    $Before = @{}
    $Gallery = Join-Path $TestDrive 'gallery'
    $OwnHome = Join-Path $TestDrive 'home'
    $Tools = Join-Path $OwnHome '.dotnet/tools'
    $Work = Join-Path $TestDrive 'work'
    $null = New-Item -ItemType Directory -Path $Gallery, $OwnHome, $Work

    $properties = [xml](Get-Content -Raw (Join-Path $RepositoryRoot 'Directory.Build.props'))
    $suffix = $properties.SelectSingleNode('//VersionSuffix')
    $Version = $properties.SelectSingleNode('//VersionPrefix').InnerText + $(if ($suffix -and $suffix.InnerText) { "-$($suffix.InnerText)" })

    if ($IsWindows -or -not (Get-Command Compress-PSResource -ErrorAction Ignore)) { return }

    # Packed with the caches of this machine, because building needs them; installed without.
    $project = Join-Path $RepositoryRoot 'src/AtlasPS.Simulator'
    $configuration = if (Test-Path (Join-Path $project 'bin/Debug/net10.0/AtlasPS.Simulator.dll')) { 'Debug' } else { 'Release' }
    $packed = dotnet pack $project --configuration $configuration --output $Gallery --nologo --verbosity quiet
    if ($LASTEXITCODE -ne 0) { throw "The tool could not be packed: $packed" }

    $changed = 'HOME', 'DOTNET_CLI_HOME', 'NUGET_PACKAGES', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'PSModulePath', 'PATH', 'ATLAS_SIMULATOR', 'DOTNET_CLI_TELEMETRY_OPTOUT', 'DOTNET_NOLOGO', 'DOTNET_GENERATE_ASPNET_CERTIFICATE'
    foreach ($name in $changed) { $Before[$name] = [Environment]::GetEnvironmentVariable($name) }
    $env:HOME = $env:DOTNET_CLI_HOME = $OwnHome
    $env:NUGET_PACKAGES = Join-Path $OwnHome 'packages'
    $env:XDG_DATA_HOME = $env:XDG_CACHE_HOME = $env:XDG_CONFIG_HOME = $env:PSModulePath = $env:ATLAS_SIMULATOR = $null
    $env:DOTNET_CLI_TELEMETRY_OPTOUT = $env:DOTNET_NOLOGO = '1'
    $env:DOTNET_GENERATE_ASPNET_CERTIFICATE = 'false'
    Set-Content (Join-Path $Work 'nuget.config') "<configuration><packageSources><clear /><add key=`"gallery`" value=`"$Gallery`" /></packageSources></configuration>"
    Push-Location $Work

    # The author's own files: the example of the documentation.
    Copy-Item (Join-Path $RepositoryRoot 'docs/testing/*') $Work

    # Runs a script in a new process of this PowerShell, in this home, and returns the lines that it writes.
    function Invoke-AtHome {
        param([string] $Script)

        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("`$ProgressPreference = 'SilentlyContinue'; $Script"))
        $program, $arguments = @(Get-PowerShell), @('-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-EncodedCommand', $encoded) | ForEach-Object { $_ }
        & $program @arguments 2>&1 | ForEach-Object { "$_" } | Where-Object { $_ }
    }

    # Installed here, because Pester deletes at the end of a block what the block left in TestDrive.
    $Installation = dotnet tool install --tool-path $Tools AtlasPS.Simulator --version $Version 2>&1 | Out-String
    & (Join-Path $RepositoryRoot 'src/AtlasPS.Testing/Stage.ps1') -Destination (Join-Path $TestDrive 'stage/AtlasPS.Testing')
    $ModuleInstallation = Invoke-AtHome @"
        `$ErrorActionPreference = 'Stop'
        Compress-PSResource -Path '$TestDrive/stage/AtlasPS.Testing' -DestinationPath '$Gallery'
        Register-PSResourceRepository -Name Folder -Uri '$Gallery' -Trusted
        Install-PSResource AtlasPS.Testing -Repository Folder -Prerelease
        `$module = Import-Module AtlasPS.Testing -PassThru
        "`$(`$module.Version) `$(`$module.PrivateData.PSData.Prerelease) `$(`$module.ModuleBase)"
        `$module.FileList | Where-Object { -not (Test-Path `$_) } | ForEach-Object { "missing `$_" }
        `$module.PrivateData.PSData.ReleaseNotes.Length
        (Get-Help about_AtlasPS_Testing | Out-String).Length
"@

    # Runs the tool to its end and returns the exit code and what it prints.
    function Invoke-Tool {
        param([string[]] $Arguments)

        $lines = & (Join-Path $Tools 'atlas-simulator') @Arguments 2>&1
        [pscustomobject]@{ Code = $LASTEXITCODE; Text = ($lines | Out-String) }
    }

    # Starts the tool and reads until it says how it is stopped.
    function Start-Tool {
        param([string] $Arguments)

        $start = New-Object Diagnostics.ProcessStartInfo (Join-Path $Tools 'atlas-simulator'), $Arguments
        $start.UseShellExecute = $false
        $start.RedirectStandardOutput = $true
        $process = [Diagnostics.Process]::Start($start)
        $text = ''
        do { $line = $process.StandardOutput.ReadLine(); $text += "$line`n" } until ($null -eq $line -or $line -match 'Ctrl\+C|parent process')
        [pscustomobject]@{ Process = $process; Text = $text; Port = [int][regex]::Match($text, '127\.0\.0\.1:(\d+)').Groups[1].Value }
    }
}

AfterAll {
    if ($Before.Count) { Pop-Location }
    foreach ($name in $Before.Keys) { [Environment]::SetEnvironmentVariable($name, $Before[$name]) }
}

Describe 'The packages of the simulator and of AtlasPS.Testing' -Skip:$NoHome {
    It 'the tool''s holds the program, its readme, its licence, and no library of others' {
        $zip = [IO.Compression.ZipFile]::OpenRead((Join-Path $Gallery "AtlasPS.Simulator.$Version.nupkg"))
        try {
            $zip.Entries.Name | Where-Object { $_ -like '*.dll' } | Sort-Object | Should -Be 'AtlasPS.Catalog.dll', 'AtlasPS.Simulator.dll'
            $reader = New-Object IO.StreamReader ($zip.GetEntry('AtlasPS.Simulator.nuspec').Open())
            $data = ([xml]$reader.ReadToEnd()).package.metadata
            $zip.GetEntry($data.readme) | Should -Not -BeNullOrEmpty
            $data.license.'#text' | Should -Be 'Apache-2.0'
            $data.packageTypes.packageType.name | Should -Be DotnetTool
        }
        finally { $zip.Dispose() }
    }

    It 'the tool installs from the package alone' {
        Join-Path $Tools 'atlas-simulator' | Should -Exist -Because $Installation
    }

    It 'the module installs from the package alone' {
        $lines = $ModuleInstallation
        $parts = @($Version -split '-', 2) + ''
        $lines[0] | Should -BeLike "$($parts[0]) $($parts[1]) $OwnHome/*/AtlasPS.Testing/*" -Because ($lines -join "`n")
        $lines | Should -HaveCount 3 -Because ($lines -join "`n")
        [int]$lines[1] | Should -BeGreaterThan 100
        [int]$lines[2] | Should -BeGreaterThan 1000
    }
}

Describe 'atlas-simulator' -Skip:$NoHome {
    It 'prints its help and its version' {
        (Invoke-Tool '--help').Text | Should -Match '--parent-pid N'
        $answer = Invoke-Tool '--version'
        $answer.Code | Should -Be 0
        $answer.Text.Trim() | Should -Be $Version
    }

    It 'refuses an option that it does not have with exit code 2' {
        $answer = Invoke-Tool '--prot', '80'
        $answer.Code | Should -Be 2
        $answer.Text | Should -Match "'--prot' is not an option of atlas-simulator\. Run 'atlas-simulator --help'"
    }

    It 'says where it listens, who signs in, how to connect, and ends with 0 on <_>' -ForEach $Signals {
        $tool = Start-Tool '--port 0'
        try {
            $tool.Text | Should -Match "^The Atlas simulator $([regex]::Escape($Version)) listens on http://127\.0\.0\.1:\d+/"
            $connect = [regex]::Match($tool.Text, '(?m)^  \$key = .*\n  Connect-Atlas .*$').Value
            Invoke-AtHome "Import-Module '$Manifest'; $connect; (Get-AtlasCluster).Name" | Should -Be Cluster0, Archive
            kill "-$_" $tool.Process.Id
            $tool.Process.WaitForExit(20000) | Should -BeTrue
            $tool.Process.ExitCode | Should -Be 0
        }
        finally { if (-not $tool.Process.HasExited) { $tool.Process.Kill() } }
    }

    It 'names the port that is in use, and ends with 1' {
        $tool = Start-Tool '--port 0'
        try {
            $answer = Invoke-Tool '--port', $tool.Port
            $answer.Code | Should -Be 1
            $answer.Text | Should -Match "port $($tool.Port) on 127\.0\.0\.1 is in use.*--port 0"
        }
        finally { $tool.Process.Kill() }
    }

    It 'ignores Ctrl+C with a parent, and ends with 0 when the parent ends' {
        $parent = [Diagnostics.Process]::Start('sleep', '60')
        $tool = Start-Tool "--port 0 --parent-pid $($parent.Id)"
        try {
            $tool.Text | Should -Match 'stops with its parent'
            kill -INT $tool.Process.Id
            (Invoke-WebRequest "http://127.0.0.1:$($tool.Port)/__simulator/" -UseBasicParsing).StatusCode | Should -Be 200
            $parent.Kill()
            $tool.Process.WaitForExit(20000) | Should -BeTrue
            $tool.Process.ExitCode | Should -Be 0
        }
        finally { if (-not $tool.Process.HasExited) { $tool.Process.Kill() } }
        (Invoke-Tool '--port', '0', '--parent-pid', $parent.Id).Code | Should -Be 1
    }
}

Describe 'The tests of a runbook' -Skip:$NoHome {
    BeforeAll {
        # The author's tests in a new PowerShell: with the runbook as it is, and with a mistake in it.
        $wrong = Join-Path (Split-Path $Work) 'wrong'
        Copy-Item $Work $wrong -Recurse
        $runbook = Join-Path $wrong 'Suspend-Cluster.ps1'
        $mistake = (Get-Content -Raw $runbook).Replace('if ($cluster.Paused)', 'if ($false)')
        $mistake | Should -Not -Be (Get-Content -Raw (Join-Path $Work 'Suspend-Cluster.ps1'))
        Set-Content $runbook $mistake

        $Lines = Invoke-AtHome @"
            Import-Module '$((Get-Module Pester).Path)'
            Import-Module '$Manifest'
            `$options = New-PesterConfiguration
            `$options.Run.PassThru = `$true
            `$options.Output.Verbosity = 'Detailed'
            `$options.Output.RenderMode = 'Plaintext'
            foreach (`$folder in '$Work', '$wrong') {
                `$options.Run.Path = `$folder
                `$result = Invoke-Pester -Configuration `$options
                "passed `$(`$result.PassedCount) failed `$(`$result.FailedCount)"
                "left `$((Get-Process atlas-simulator -ErrorAction Ignore | Where-Object { `$_.Parent.Id -eq `$PID }).Id)"
            }
"@
    }

    It 'pass, and leave no simulator' {
        ($Lines -match '^(passed|left) ')[0..1] | Should -Be 'passed 4 failed 0', 'left ' -Because ($Lines -join "`n")
    }

    It 'fail when the runbook has a mistake' {
        ($Lines -match '^(passed|left) ')[2..3] | Should -Be 'passed 3 failed 1', 'left ' -Because ($Lines -join "`n")
        $Lines -match '\[-\] sends no change for a cluster that is paused' | Should -Not -BeNullOrEmpty
    }

    It 'find the tool by a manifest that names it' {
        $lines = dotnet new tool-manifest 2>&1
        $LASTEXITCODE | Should -Be 0 -Because ($lines | Out-String)
        $lines = dotnet tool install AtlasPS.Simulator --version $Version 2>&1
        $LASTEXITCODE | Should -Be 0 -Because ($lines | Out-String)
        $lines = Invoke-AtHome @"
            Import-Module AtlasPS.Testing
            `$atlas = Start-AtlasSimulator -Verbose 4>&1
            `$atlas[0].Message
            `$process = `$atlas[-1].ProcessId
            Stop-AtlasSimulator
            "left `$(Get-Process -Id `$process -ErrorAction Ignore)"
"@
        $lines[0] | Should -Match 'on target ".*dotnet(\.exe)?"' -Because ($lines -join "`n")
        $lines[-1] | Should -Be 'left ' -Because ($lines -join "`n")
    }
}
