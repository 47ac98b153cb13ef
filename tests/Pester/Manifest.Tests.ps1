# What the module says about itself before and after an import.

BeforeAll {
    . "$PSScriptRoot/World.ps1"
    $Data = Import-PowerShellDataFile $Manifest
    $Folder = Split-Path $Manifest
    $Properties = [xml](Get-Content -Raw (Join-Path $RepositoryRoot 'Directory.Build.props'))
    $Version = $Properties.SelectSingleNode('//VersionPrefix').InnerText
}

Describe 'The manifest' {
    It 'is data that can be read without running it' {
        $Data.RootModule | Should -Be 'AtlasPS.psm1'
        $Data.CmdletsToExport | Should -Contain 'Get-AtlasCluster'
    }

    It 'lists every file of the module and no other' {
        $files = Get-ChildItem $Folder -Recurse -File | ForEach-Object { $_.FullName.Substring($Folder.Length + 1).Replace('\', '/') }
        $Data.FileList | Sort-Object | Should -Be ($files | Sort-Object)
    }

    It 'has the section of CHANGELOG.md as release notes' {
        $changelog = Get-Content -Raw (Join-Path $RepositoryRoot 'CHANGELOG.md')
        $first = [regex]::Match($changelog, "(?m)^## \[?$([regex]::Escape($Version))\b.*\s+(\S.*)$").Groups[1].Value.Trim()
        $first | Should -Not -BeNullOrEmpty
        ($Data.PrivateData.PSData.ReleaseNotes -split '\r?\n')[0] | Should -Be $first
        $Data.PrivateData.PSData.ReleaseNotes | Should -Not -Match '(?m)^## '
    }

    It 'has the version and the prerelease label of the repository' {
        $suffix = $Properties.SelectSingleNode('//VersionSuffix')
        $Data.ModuleVersion | Should -Be $Version
        $Data.PrivateData.PSData.Prerelease | Should -Be $(if ($suffix) { $suffix.InnerText } else { '' })
    }
}

Describe 'The license files' {
    BeforeAll { $Notices = Get-Content -Raw (Join-Path $Folder 'THIRD-PARTY-NOTICES.txt') }

    It 'include the license of AtlasPS' {
        Get-Content -Raw (Join-Path $Folder 'LICENSE') | Should -Match 'Apache License'
    }

    It 'name every library that is not ours' {
        $others = Get-ChildItem (Join-Path $Folder 'bin') -Recurse -Filter *.dll | Where-Object { $_.BaseName -notin 'AtlasPS', 'AtlasPS.Http' } | ForEach-Object Name | Sort-Object -Unique
        $others.Count | Should -BeGreaterThan 5
        $listed = [regex]::Matches($Notices, '(?m)^  Files: (.+)$') | ForEach-Object { $_.Groups[1].Value.Trim() -split ', ' } | Sort-Object -Unique
        $listed | Should -Be $others
    }

    It 'have a license for every package' {
        $packages = [regex]::Matches($Notices, '(?m)^(\S+ \d\S+)\r?\n  \S') | ForEach-Object { $_.Groups[1].Value }
        $licensed = [regex]::Matches($Notices, '(?m)^License of (.+)$') | ForEach-Object { $_.Groups[1].Value.Trim() -split ', ' }
        $packages | Sort-Object | Should -Be ($licensed | Sort-Object)
    }
}

Describe 'The imported module' {
    BeforeAll {
        # One new process answers for all tests.
        $Seen = Invoke-Fresh @"
            Import-Module '$Manifest'
            @{
                types    = [AtlasPS.Cluster].FullName, ('AtlasPS.AtlasApiException' -as [type]).FullName
                command  = Get-Command Get-AtlasCluster | ForEach-Object { [string]`$_.CommandType, `$_.Source, `$_.Module.Name, [string]`$_.Version }
                exported = (Get-Module AtlasPS).ExportedCmdlets.Count, @(Get-Command -Module AtlasPS).Count, (Get-Module AtlasPS).ExportedFunctions.Count
                help     = Get-Help Get-AtlasCluster -Full | ForEach-Object { `$_.Synopsis, @(`$_.examples.example).Count }
                again    = & {
                    Remove-Module AtlasPS
                    @(Get-Module AtlasPS -All).Count
                    Import-Module '$Manifest'
                    Import-Module '$Manifest' -Force
                    @(Get-Command -Module AtlasPS).Count
                    (Find-AtlasCommand getGroupCluster).Name
                }
            } | ConvertTo-Json
"@ | Out-String | ConvertFrom-Json
        $Count = $Data.CmdletsToExport.Count
    }

    It 'shows the cmdlets as its own' {
        $Seen.command | Should -Be 'Cmdlet', 'AtlasPS', 'AtlasPS', $Version
        $Seen.exported | Should -Be $Count, $Count, 0
    }

    It 'has types that resolve right after the import' {
        $Seen.types | Should -Be 'AtlasPS.Cluster', 'AtlasPS.AtlasApiException'
    }

    It 'has help with synopsis and examples' {
        $Seen.help[0] | Should -Match '\.$'
        $Seen.help[1] | Should -BeGreaterOrEqual 2
    }

    It 'can be removed, leaves nothing, and can be imported again' {
        $Seen.again | Should -Be 0, $Count, 'Get-AtlasCluster'
    }
}

Describe 'The choice of the build' {
    BeforeAll {
        function Select-Build { param($Edition, $PowerShell, $Release, $Forced) & (Join-Path (Split-Path $Manifest) 'Select-Framework.ps1') $Edition $PowerShell $Release $Forced }
    }

    It 'is <build> on <edition> <powershell> with <forced> forced' -ForEach @(
        @{ Edition = 'Core'; PowerShell = '7.4.0'; Release = 0; Forced = ''; Build = 'net8.0' }
        @{ Edition = 'Core'; PowerShell = '7.6.9'; Release = 0; Forced = ''; Build = 'net8.0' }
        @{ Edition = 'Core'; PowerShell = '7.6.9'; Release = 0; Forced = 'netstandard2.0'; Build = 'netstandard2.0' }
        @{ Edition = 'Desktop'; PowerShell = '5.1.1'; Release = 461808; Forced = ''; Build = 'netstandard2.0' }
        @{ Edition = 'Desktop'; PowerShell = '5.1.1'; Release = 533320; Forced = 'netstandard2.0'; Build = 'netstandard2.0' }
    ) {
        Select-Build $Edition $PowerShell $Release $Forced | Should -Be $Build
    }

    It 'says what is needed on <edition> <powershell> with release <release> and <forced> forced' -ForEach @(
        @{ Edition = 'Core'; PowerShell = '7.2.24'; Release = 0; Forced = ''; Needed = '*PowerShell 7.4 or later*This is PowerShell 7.2.24*' }
        @{ Edition = 'Desktop'; PowerShell = '5.1.1'; Release = 461310; Forced = ''; Needed = '*.NET Framework 4.7.2 or later*' }
        @{ Edition = 'Desktop'; PowerShell = '5.1.1'; Release = 533320; Forced = 'net8.0'; Needed = '*Set it to netstandard2.0*' }
        @{ Edition = 'Core'; PowerShell = '7.6.9'; Release = 0; Forced = 'net9.0'; Needed = "*is 'net9.0'*Set it to net8.0 or netstandard2.0*" }
    ) {
        { Select-Build $Edition $PowerShell $Release $Forced } | Should -Throw $Needed
    }
}
