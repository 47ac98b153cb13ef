# A cmdlet by its name alone, in processes that have never seen the module. PowerShell then reads the manifest without running it.

BeforeAll {
    . "$PSScriptRoot/World.ps1"
    $Folder = Join-Path $TestDrive 'modules'
    $null = New-Item -ItemType Directory -Path $Folder
    Copy-Item (Split-Path $Manifest) $Folder -Recurse
    $Before = @{ PSModulePath = $env:PSModulePath; PSModuleAnalysisCachePath = $env:PSModuleAnalysisCachePath }
    $env:PSModulePath = $Folder + [IO.Path]::PathSeparator + $env:PSModulePath

    # A new process with an analysis cache that does not exist yet.
    function Invoke-Cold {
        param([string] $Script)

        $env:PSModuleAnalysisCachePath = Join-Path $TestDrive "$([guid]::NewGuid()).cache"
        Invoke-Fresh $Script
    }
}

AfterAll {
    foreach ($name in $Before.Keys) {
        if ($null -eq $Before[$name]) { Remove-Item "env:$name" -ErrorAction Ignore } else { Set-Item "env:$name" $Before[$name] }
    }
}

Describe 'Autoload' {
    It 'finds a cmdlet in a new process' {
        Invoke-Cold '(Find-AtlasCommand getGroupCluster).Name; (Get-Module AtlasPS).ModuleBase' | Should -Be 'Get-AtlasCluster', (Join-Path $Folder 'AtlasPS')
    }

    # While a module is analyzed the slow way, PowerShell hides its cmdlets from every other runspace.
    It 'finds a cmdlet in five runspaces at the same time' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $lines = Invoke-Cold '$gate = [Threading.Barrier]::new(5); 1..5 | ForEach-Object -ThrottleLimit 5 -Parallel { ($using:gate).SignalAndWait(); (Find-AtlasCommand getGroupCluster -ErrorAction Stop).Name } 2>&1 | ForEach-Object { "$_" }'
        $lines | Should -Be (@('Get-AtlasCluster') * 5)
    }

    It 'lists the cmdlets without an import' {
        $lines = Invoke-Cold '@(Get-Module AtlasPS -ListAvailable)[0].ExportedCmdlets.Count; @(Get-Command -Name *-Atlas* -CommandType Cmdlet).Count; @(Get-Module AtlasPS).Count'
        $count = (Import-PowerShellDataFile $Manifest).CmdletsToExport.Count
        $lines | Should -Be "$count", "$count", '0'
    }
}
