<#
.SYNOPSIS
Builds, tests, documents, packages and installs AtlasPS.

.DESCRIPTION
Every task calls dotnet, and dotnet does the same without this script. The script adds what dotnet cannot do: PowerShell packages and installation.
It runs in PowerShell 7 and in Windows PowerShell 5.1, and requires the .NET SDK that global.json names. Without PowerShell 7, run it with:
dotnet tool restore; dotnet pwsh build.ps1

  Clean    deletes what was built: output/, and bin/ and obj/ of every project
  Build    builds the module into output/AtlasPS
  Docs     rewrites docs/cmdlets.md and docs/cmdlets/ from the catalog and the built module
  Test     runs dotnet test, which also runs the Pester files
  Package  writes the packages into output/packages. Requires PowerShell 7.5 or later
  Install  copies the module into your own module folder, as AtlasPS/<version>

Tasks run in this order. Docs, Package and Install build the module first.

.PARAMETER Task
One or more tasks. The default is Build.

.PARAMETER Configuration
Release or Debug. The default is Release.

.PARAMETER CertificateThumbprint
The thumbprint of a code signing certificate in the store of the current user. Package signs the scripts and libraries of AtlasPS with it. Windows only.

.EXAMPLE
./build.ps1
Builds the module into output/AtlasPS.

.EXAMPLE
./build.ps1 -Task Install
Builds the module and installs it, so that Import-Module AtlasPS finds it.

.EXAMPLE
./build.ps1 -Task Clean, Test, Package
Deletes earlier builds, runs every test, and writes the packages if all tests pass.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ArgumentCompleter({ 'Clean', 'Build', 'Docs', 'Test', 'Package', 'Install' -like "$($args[2])*" })]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    [string] $CertificateThumbprint
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$Root = $PSScriptRoot
$Output = Join-Path $Root 'output'
$Module = Join-Path $Output 'AtlasPS'
$Packages = Join-Path $Output 'packages'

function Invoke-DotNet {
    Write-Host "dotnet $args"
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed." }
}

# The version with its prerelease label, such as 0.2.0-preview1.
function Get-Version {
    $properties = [xml](Get-Content -Raw -LiteralPath (Join-Path $Root 'Directory.Build.props'))
    $suffix = $properties.SelectSingleNode('//VersionSuffix')
    $version = $properties.SelectSingleNode('//VersionPrefix').InnerText
    if ($suffix -and $suffix.InnerText) { "$version-$($suffix.InnerText)" } else { $version }
}

function Clear-Build {
    $projects = Get-ChildItem -LiteralPath (Join-Path $Root 'src'), (Join-Path $Root 'tests') -Filter *.csproj -Recurse
    $folders = @($Output) + @($projects | ForEach-Object { Join-Path $_.DirectoryName 'bin'; Join-Path $_.DirectoryName 'obj' })
    $folders | Where-Object { Test-Path -LiteralPath $_ } | ForEach-Object { Remove-Item -LiteralPath $_ -Recurse -Force }
}

# Only the module and what it is built with: tests, sandbox and benchmarks take several times as long.
function Build-Module {
    param([string[]] $Property)

    Write-Host 'Building the module for net8.0 and netstandard2.0. The first build takes some minutes.'
    Invoke-DotNet build src/AtlasPS --configuration $Configuration --nologo @Property
}

# Makes the packages of a release, with one version, in output/packages.
function New-Package {
    if (-not (Get-Command Compress-PSResource -ErrorAction Ignore)) {
        throw "Package requires the cmdlet Compress-PSResource, which PowerShell $($PSVersionTable.PSVersion) does not have. Run: dotnet tool restore; dotnet pwsh build.ps1 -Task Package"
    }
    . (Join-Path $Root 'src/AtlasPS.Packaging/Packaging.ps1')
    $version = Get-Version
    if (Test-Path -LiteralPath $Packages) { Remove-Item -LiteralPath $Packages -Recurse -Force }
    $null = New-Item -ItemType Directory -Path $Packages

    $testing = Join-Path $Output 'AtlasPS.Testing'
    & (Join-Path $Root 'src/AtlasPS.Testing/Stage.ps1') -Destination $testing
    foreach ($folder in $Module, $testing) {
        $staged = Copy-ModuleToStage -Module $folder -Stage (Join-Path $Output 'stage') -Version $version
        if ($folder -eq $Module) { New-BillOfMaterials -Project (Join-Path $Root 'src/AtlasPS/AtlasPS.csproj') -Version $version -Destination $staged }
        if ($CertificateThumbprint) { Add-Signature -Folder $staged -Thumbprint $CertificateThumbprint }
        Compress-Module -Folder $staged -Destination $Packages
    }
    Invoke-DotNet pack src/AtlasPS.Simulator --configuration $Configuration --nologo --output $Packages
    Set-PackageOrder (Join-Path $Packages "AtlasPS.Simulator.$version.nupkg")
    Get-ChildItem -LiteralPath $Packages -File | ForEach-Object { Write-Host "The package is $($_.FullName)" }
}

# The folder in which PowerShell looks for the modules of the current user.
function Get-ModuleFolder {
    if ($PSVersionTable.PSEdition -eq 'Desktop') { return Join-Path ([Environment]::GetFolderPath('MyDocuments')) 'WindowsPowerShell\Modules' }
    if ($IsWindows) { return Join-Path ([Environment]::GetFolderPath('MyDocuments')) 'PowerShell\Modules' }
    $data = if ($env:XDG_DATA_HOME) { $env:XDG_DATA_HOME } else { Join-Path $HOME '.local/share' }
    Join-Path $data 'powershell/Modules'
}

function Install-Build {
    $version = Get-Version
    $folder = Get-ModuleFolder
    $target = Join-Path (Join-Path $folder 'AtlasPS') ($version -split '-')[0]
    if (Test-Path -LiteralPath $target) { Remove-Item -LiteralPath $target -Recurse -Force }
    $null = New-Item -ItemType Directory -Path $target
    Get-ChildItem -LiteralPath $Module | ForEach-Object { Copy-Item -LiteralPath $_.FullName -Destination $target -Recurse }
    # Files of a repository that was downloaded as a zip are marked as coming from the internet, and RemoteSigned refuses to run them.
    if ($env:OS -eq 'Windows_NT') { Get-ChildItem -LiteralPath $target -Recurse -File | ForEach-Object { Unblock-File -LiteralPath $_.FullName } }
    Write-Host "AtlasPS $version is installed in $target"
    if (($env:PSModulePath -split [IO.Path]::PathSeparator) -notcontains $folder) {
        Write-Warning "PSModulePath does not contain $folder. Import the module by its path: Import-Module '$target'"
    }
}

# From another shell, as in pwsh -File build.ps1 -Task Clean,Build, a list arrives as one string.
$Task = $Task -split '\s*,\s*'
foreach ($name in $Task) {
    if ($name -notin 'Clean', 'Build', 'Docs', 'Test', 'Package', 'Install') { throw "There is no task '$name'. The tasks are Clean, Build, Docs, Test, Package and Install." }
}

if (-not (Get-Command dotnet -CommandType Application -ErrorAction Ignore)) {
    throw "dotnet was not found. Install the .NET SDK that global.json names: https://dotnet.microsoft.com/download"
}

$build = @($Task | Where-Object { $_ -in 'Build', 'Docs', 'Package', 'Install' }).Count -gt 0
Push-Location -LiteralPath $Root
try {
    if ($Task -contains 'Clean') { Clear-Build }
    # A package has native code for each system, and the other tasks for the one that builds.
    if ($build) { Build-Module -Property $(if ($Task -contains 'Package') { '-p:PrecompileForAll=true' }) }
    if ($Task -contains 'Docs') { Invoke-DotNet run --project src/AtlasPS.Catalog.Tool --configuration $Configuration --no-build '--' docs }
    if ($Task -contains 'Test') { Invoke-DotNet test --configuration $Configuration --nologo }
    if ($Task -contains 'Package') { New-Package }
    if ($Task -contains 'Install') { Install-Build }
}
finally { Pop-Location }
