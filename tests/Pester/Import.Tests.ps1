# Importing, and what it leaves to other modules, in PowerShells that have loaded nothing yet.

BeforeAll {
    . "$PSScriptRoot/World.ps1"
    $World = Enter-World
    $Connect = "Import-Module '$Manifest'; " +
        "Connect-Atlas ([pscredential]::new('abcdefgh', (ConvertTo-SecureString '$PrivateKey' -AsPlainText -Force))) -BaseUri $($World.Address) -ProjectId Payments; "

    # One new process answers for most tests. Windows PowerShell has no load contexts.
    $Seen = Invoke-Fresh @"
        `$warnings = Import-Module '$Manifest' 3>&1 | ForEach-Object { "`$_" }
        $Connect
        `$caught = try { Get-AtlasProject Unknown -ErrorAction Stop } catch [AtlasPS.AtlasInputException] { 'named' }
        `$contexts = 'System.Runtime.Loader.AssemblyLoadContext' -as [type]
        @{
            warnings = `$warnings
            caught   = `$caught
            library  = [AtlasPS.Cluster].Assembly.Location
            default  = @(if (`$contexts) { `$contexts::Default.Assemblies | ForEach-Object { `$_.GetName().Name } })
            own      = @(if (`$contexts) { (`$contexts::All | Where-Object Name -eq AtlasPS).Assemblies | ForEach-Object { `$_.GetName().Name } })
        } | ConvertTo-Json
"@ | Out-String | ConvertFrom-Json

    # Compiles a library that has nothing in it but a name and a version. Add-Type would give it a name of its own.
    function New-Library {
        param([string] $Path, [version] $Version)

        Add-Type -TypeDefinition 'public class LoadsTheCompiler { }'
        $source = "[assembly: System.Reflection.AssemblyVersion(`"$Version`")]"
        $trees = [Microsoft.CodeAnalysis.SyntaxTree[]] [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText($source)
        $references = [Microsoft.CodeAnalysis.MetadataReference[]] [Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile([object].Assembly.Location)
        $options = [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new('DynamicallyLinkedLibrary')
        $name = [IO.Path]::GetFileNameWithoutExtension($Path)
        $file = [IO.File]::Create($Path)
        try { $made = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create($name, $trees, $references, $options).Emit($file) }
        finally { $file.Dispose() }
        if (-not $made.Success) { throw "$($made.Diagnostics)" }
    }
}

AfterAll { Exit-World $World }

Describe 'Importing the module' {
    It 'has a manifest that holds what it promises' {
        $manifest = Test-ModuleManifest $Manifest
        $manifest.Version | Should -Be ([xml](Get-Content -Raw (Join-Path $RepositoryRoot 'Directory.Build.props'))).SelectSingleNode('//VersionPrefix').InnerText
        $manifest.ExportedCmdlets.Keys | Should -Contain 'Connect-Atlas'
        $manifest.ExportedCmdlets.Keys | Where-Object { $_ -like '*[*?]*' } | Should -BeNullOrEmpty
    }

    It 'uses approved verbs, so that nothing warns' {
        $Seen.warnings | Should -BeNullOrEmpty
    }

    It 'loads the build for this PowerShell, or the one that is forced' {
        $build = if ($env:ATLASPS_FRAMEWORK) { $env:ATLASPS_FRAMEWORK } elseif ($PSVersionTable.PSEdition -eq 'Desktop') { 'netstandard2.0' } else { 'net8.0' }
        $Seen.library | Should -Be (Join-Path (Split-Path $Manifest) 'bin' | Join-Path -ChildPath $build | Join-Path -ChildPath 'AtlasPS.dll')
    }

    It 'keeps the types that people name where they can be named' {
        $Seen.caught | Should -Be 'named'
    }

    It 'keeps the session when it is imported again by force' {
        $script = "$Connect Import-Module '$Manifest' -Force; (Get-AtlasProject Payments).Name; (Get-AtlasContext).ProjectName"
        Invoke-Fresh $script | Should -Be 'Payments', 'Payments'
    }

    It 'has no session after Remove-Module' {
        $script = "$Connect Remove-Module AtlasPS; Import-Module '$Manifest'; `$null -eq (Get-AtlasContext)"
        Invoke-Fresh $script | Should -Be 'True'
    }

    It 'works again after Remove-Module' {
        $script = "$Connect Remove-Module AtlasPS; $Connect (Get-AtlasProject Payments).Name"
        Invoke-Fresh $script | Should -Be 'Payments'
    }
}

# Load contexts are of .NET: the build for Windows PowerShell has none.
Describe 'Living beside other modules' -Skip:($PSVersionTable.PSEdition -eq 'Desktop' -or $env:ATLASPS_FRAMEWORK -eq 'netstandard2.0') {
    It 'puts nothing but itself into the default load context' {
        $Seen.default | Should -Contain 'AtlasPS'
        $Seen.default | Where-Object { $_ -like 'AtlasPS.*' -or $_ -like 'Microsoft.Extensions.*' } | Should -BeNullOrEmpty
    }

    It 'has its own libraries in a context of its own' {
        $Seen.own | Should -Contain 'AtlasPS.Http'
        $Seen.own | Should -Contain 'Microsoft.Extensions.Http'
    }

    It 'takes the native library of its system where the package has one' {
        $copy = Join-Path $TestDrive 'native/AtlasPS'
        $null = New-Item -ItemType Directory -Path (Split-Path $copy)
        Copy-Item (Split-Path $Manifest) $copy -Recurse
        $system = if ($IsWindows) { 'win' } elseif ($IsMacOS) { 'osx' } else { 'linux' }
        $architecture = "$([Runtime.InteropServices.RuntimeInformation]::ProcessArchitecture)".ToLowerInvariant()
        $folder = Join-Path $copy "bin/net8.0/dependencies/$system-$architecture"
        $null = New-Item -ItemType Directory -Path $folder -Force
        Copy-Item (Join-Path $copy 'bin/net8.0/dependencies/AtlasPS.Http.dll') $folder -Force
        $used = Invoke-Fresh "$($Connect.Replace($Manifest, (Join-Path $copy 'AtlasPS.psd1'))) ([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'AtlasPS.Http' }).Location"
        # The code is for .NET 10. An earlier one takes the portable library.
        $expected = if ([Environment]::Version.Major -ge 10) { $folder } else { Split-Path $folder }
        Split-Path $used | Should -Be $expected
    }

    # A fault makes the call go through a retry too.
    It 'is not disturbed by other versions of its libraries, loaded before' {
        $names = 'Microsoft.Extensions.Http', 'Microsoft.Extensions.DependencyInjection', 'Microsoft.Extensions.Options'
        foreach ($name in $names) { New-Library (Join-Path $TestDrive "$name.dll") 1.2.3.4 }
        Send-Order $World POST faults @{ match = 'GET /api/atlas/v2/groups'; status = 503 }
        $lines = Invoke-Fresh @"
            Get-ChildItem '$TestDrive' -Filter Microsoft.Extensions.*.dll | ForEach-Object { Add-Type -Path `$_.FullName }
            $Connect
            (Get-AtlasProject | Where-Object Name -eq Catalog).Name
            [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { "`$(`$_.GetName().Name) `$(`$_.GetName().Version)" }
"@
        $lines[0] | Should -Be 'Catalog'
        foreach ($name in $names) {
            $lines | Should -Contain "$name 1.2.3.4"
            @($lines -like "$name *").Count | Should -Be 2 -Because 'both versions are loaded, each for its own'
        }
    }

}
