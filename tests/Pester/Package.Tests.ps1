# The package of the module, from a folder that serves as a repository. Everything happens under a home of its own: on Windows PowerShell takes the home
# from the system, so there the tests that install are skipped.

BeforeDiscovery {
    $NoPackages = -not (Get-Command Compress-PSResource -ErrorAction Ignore)
    $NoHome = $NoPackages -or $IsWindows
}

BeforeAll {
    . "$PSScriptRoot/World.ps1"
    $Packaging = Join-Path $RepositoryRoot 'src/AtlasPS.Packaging/Packaging.ps1'
    . $Packaging
    $Module = Split-Path $Manifest
    $Data = Import-PowerShellDataFile $Manifest
    $Label = $Data.PrivateData.PSData.Prerelease
    $Version = if ($Label) { "$($Data.ModuleVersion)-$Label" } else { $Data.ModuleVersion }

    $Before = @{}
    foreach ($name in 'HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'PSModulePath') { $Before[$name] = [Environment]::GetEnvironmentVariable($name) }
    $OwnHome = Join-Path $TestDrive 'home'
    $Gallery = Join-Path $TestDrive 'gallery'
    # .NET has no folder for settings where .config is missing, and NuGet would write into the current folder.
    $null = New-Item -ItemType Directory -Path $Gallery, (Join-Path $OwnHome '.config')
    $Before.Keys | ForEach-Object { Remove-Item "env:$_" -ErrorAction Ignore }
    $env:HOME = $OwnHome

    # Runs a script in a new process with this home, and fails with what it says when it fails.
    function Invoke-AtHome {
        param([string] $Script)

        $lines = @(Invoke-Fresh "`$ErrorActionPreference = 'Stop'; try { $Script } catch { `"FAILED: `$_`" }")
        if ($lines -match '^FAILED: ') { throw ($lines -join "`n") }
        $lines
    }

    # The lines that stage and compress the module into a folder of its own.
    function Get-PackScript {
        param([string] $Name, [string] $Source = $Module, [string] $PackageVersion = $Version)

        $target = Join-Path $TestDrive $Name
        ". '$Packaging'; `$null = mkdir '$target'; Compress-Module (Copy-ModuleToStage '$Source' '$(Join-Path $TestDrive "stage-$Name")' '$PackageVersion') '$target'; (Get-ChildItem '$target').FullName;"
    }

    # The module as a later version would be: only the number differs.
    function New-LaterModule {
        $copy = Join-Path $TestDrive 'later/AtlasPS'
        $null = New-Item -ItemType Directory -Path (Split-Path $copy)
        Copy-Item $Module $copy -Recurse
        $path = Join-Path $copy 'AtlasPS.psd1'
        (Get-Content -Raw $path) -replace "(ModuleVersion\s*=\s*)'[^']*'", "`$1'99.1.0'" -replace "(Prerelease\s*=\s*)'[^']*'", "`$1''" | Set-Content $path
        $copy
    }
}

AfterAll {
    foreach ($name in $Before.Keys) {
        if ($null -eq $Before[$name]) { Remove-Item "env:$name" -ErrorAction Ignore } else { Set-Item "env:$name" $Before[$name] }
    }
}

Describe 'The package' -Skip:$NoPackages {
    BeforeAll {
        $Package, $Second = Invoke-AtHome "$(Get-PackScript first) $(Get-PackScript second)"
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        $zip = [IO.Compression.ZipFile]::OpenRead($Package)
        $Entries = $zip.Entries.FullName
        $reader = [IO.StreamReader]::new($zip.GetEntry('AtlasPS.nuspec').Open())
        $Nuspec = [xml]$reader.ReadToEnd()
        $zip.Dispose()
    }

    It 'is named after the version' {
        Split-Path $Package -Leaf | Should -Be "AtlasPS.$Version.nupkg"
    }

    It 'contains the files of the manifest and the parts of a package' {
        $own = $Entries | Where-Object { $_ -notmatch '^(_rels/|package/|\[Content_Types\]\.xml$|AtlasPS\.nuspec$)' }
        $own | Sort-Object | Should -Be ($Data.FileList | Sort-Object)
        $own | Should -Contain 'LICENSE'
        $own | Should -Contain 'THIRD-PARTY-NOTICES.txt'
    }

    It 'has release notes and tags' {
        $Nuspec.package.metadata.releaseNotes | Should -Not -BeNullOrEmpty
        $Nuspec.package.metadata.tags | Should -Match '\bPSModule\b.*\bMongoDB\b'
    }

    It 'leaves out a file that the manifest does not list' {
        $copy = Join-Path $TestDrive 'stale/AtlasPS'
        $null = New-Item -ItemType Directory -Path (Split-Path $copy)
        Copy-Item $Module $copy -Recurse
        Set-Content (Join-Path $copy 'bin/net8.0/dependencies/Removed.dll') 'left behind by an earlier build'
        $staged = Copy-ModuleToStage $copy (Join-Path $TestDrive 'stage-pruned') $Version
        (Get-ChildItem $staged -Recurse -File).Name | Should -Not -Contain 'Removed.dll'
        @(Get-ChildItem $staged -Recurse -File).Count | Should -Be $Data.FileList.Count
    }

    It 'is the same, byte for byte, when it is made again' {
        (Get-FileHash $Second).Hash | Should -Be (Get-FileHash $Package).Hash
    }

    It 'is refused without release notes' {
        $copy = Join-Path $TestDrive 'silent/AtlasPS'
        $null = New-Item -ItemType Directory -Path (Split-Path $copy)
        Copy-Item $Module $copy -Recurse
        $path = Join-Path $copy 'AtlasPS.psd1'
        (Get-Content -Raw $path) -replace "(?s)(ReleaseNotes\s*=\s*)'([^']|'')*'", "`$1''" | Set-Content $path
        { Copy-ModuleToStage $copy (Join-Path $TestDrive 'stage-silent') $Version } | Should -Throw "*has no release notes. Add a section for the version to CHANGELOG.md*"
    }

    It 'is refused with a version that the repository does not have' {
        { Copy-ModuleToStage $Module (Join-Path $TestDrive 'stage-odd') 98.0.0 } | Should -Throw "*The version of AtlasPS is $Version in its manifest, and 98.0.0 in Directory.Build.props*"
    }
}

Describe 'A folder as repository' -Skip:$NoHome {
    BeforeAll {
        $Publish = Join-Path $RepositoryRoot 'src/AtlasPS.Packaging/Publish-Modules.ps1'
        $Allow = if ($Label) { '-Prerelease' } else { '' }
        $publication = "& '$Publish' -Folder '$(Join-Path $TestDrive published)' -Repository Folder;"
        $Lines = Invoke-AtHome @"
            `$null = & { $(Get-PackScript published) }
            `$null = & { $(Get-PackScript later-package (New-LaterModule) 99.1.0) }
            Register-PSResourceRepository -Name Folder -Uri '$Gallery' -Trusted
            $publication
            $publication
            Find-PSResource AtlasPS -Repository Folder $Allow | ForEach-Object { `$_.Name; `$_.Version.ToString(); `$_.Type.ToString() }
"@
    }

    It 'does not publish a version twice' {
        $Lines[0..1] | Should -Be "AtlasPS $Version is published.", "AtlasPS $Version is published already."
    }

    It 'finds the package' {
        $Lines[2..4] | Should -Be 'AtlasPS', $Data.ModuleVersion, 'Module'
    }

    It 'installs it, and a new process imports it by name' {
        Invoke-AtHome "Install-PSResource AtlasPS -Repository Folder $Allow"
        $lines = Invoke-AtHome 'Import-Module AtlasPS; $m = Get-Module AtlasPS; $m.ModuleBase; [string]$m.Version; $m.ExportedCmdlets.Count; (Get-Help Get-AtlasCluster).Synopsis; (Find-AtlasCommand getGroupCluster).Name'
        $lines[0] | Should -BeLike "$OwnHome*"
        $lines[1] | Should -Be $Data.ModuleVersion
        $lines[2] | Should -Be $Data.CmdletsToExport.Count
        $lines[3] | Should -Match '\.$'
        $lines[4] | Should -Be 'Get-AtlasCluster'
    }

    It 'updates it to a later version' {
        Invoke-AtHome "& '$Publish' -Folder '$(Join-Path $TestDrive later-package)' -Repository Folder; Update-PSResource AtlasPS -Repository Folder"
        Invoke-AtHome 'Import-Module AtlasPS; [string](Get-Module AtlasPS).Version' | Should -Be '99.1.0'
    }

    It 'uninstalls every version' {
        Invoke-AtHome "Uninstall-PSResource AtlasPS -Version '*' $Allow; @(Get-Module AtlasPS -ListAvailable).Count; try { Import-Module AtlasPS; 'imported' } catch { 'missing' }" | Should -Be '0', 'missing'
    }

    It 'leaves the home of the person who runs the tests alone' -Skip:(-not $env:HOME) {
        $store = Join-Path $Before['HOME'] '.local/share/PSResourceGet/PSResourceRepository.xml'
        if (Test-Path $store) { Get-Content -Raw $store | Should -Not -BeLike "*$Gallery*" }
        Get-ChildItem $OwnHome -Recurse -Force -Filter PSResourceRepository.xml | Should -Not -BeNullOrEmpty
    }
}
