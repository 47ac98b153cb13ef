# What the pages tell people to type is run as it stands.

BeforeDiscovery {
    $docs = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'docs'
    $heading = ''
    $lines = $null
    $Blocks = foreach ($line in Get-Content $docs/recipes.md, $docs/tracing.md) {
        if ($line -match '^## (.+)$') { $heading = $Matches[1] }
        elseif ($line -eq '```powershell') { $lines = @() }
        elseif ($line -eq '```' -and $null -ne $lines) {
            @{ Heading = $heading; Code = $lines -join "`n" }
            $lines = $null
        }
        elseif ($null -ne $lines) { $lines += $line }
    }
}

BeforeAll {
    . "$PSScriptRoot/World.ps1"
    $World = Enter-World
    $Credential = New-Credential abcdefgh $PrivateKey
    $Module = (Get-Module AtlasPS).ModuleBase

    # Where it stands on the module path, other runspaces load the module by themselves, as an installed one.
    $ModulePath = $env:PSModulePath
    $env:PSModulePath = (Split-Path $Module) + [IO.Path]::PathSeparator + $ModulePath
    Push-Location $TestDrive
}

AfterAll {
    Pop-Location
    $env:PSModulePath = $ModulePath
    Exit-World $World
}

Describe 'Recipes and guides' {
    BeforeEach {
        Send-Order $World POST reset
        $PSDefaultParameterValues = @{ 'Connect-Atlas:BaseUri' = $World.Address }
        Connect-Atlas -Credential $Credential -ProjectId Payments -OrgId Contoso
    }

    It 'work: <Heading>' -ForEach $Blocks {
        if ($Code -match '-Parallel|ActivityListener' -and $PSVersionTable.PSVersion.Major -lt 7) { Set-ItResult -Skipped -Because 'it needs PowerShell 7' }
        $ConfirmPreference = 'None'
        $output = & ([scriptblock]::Create($Code)) 2>&1
        $output | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
    }
}
