<#
.SYNOPSIS
Builds, tests, documents, packages and installs AtlasPS.

.DESCRIPTION
Every task calls dotnet, and dotnet does the same without this script: it is here for those who live in PowerShell, and for what dotnet cannot do.
It runs in PowerShell 7 and in Windows PowerShell 5.1, and needs the .NET SDK that global.json names.

  Clean    deletes what was built: output/, and bin/ and obj/ of every project
  Build    builds the solution; the importable module is then in output/AtlasPS
  Docs     rewrites docs/cmdlets.md and docs/cmdlets/ from the catalog and the built module
  Test     runs dotnet test, and then the Pester files where Pester 5 is installed
  Package  makes output/AtlasPS-<version>.zip, to be unpacked into a module folder
  Install  copies the module into your own module folder, as AtlasPS/<version>

Tasks run in this order, whatever order they are given in. Docs, Package and Install build first.

.PARAMETER Task
What to do: one task or several. Build unless given.

.PARAMETER Configuration
Release unless given, or Debug.

.EXAMPLE
./build.ps1
Builds the module into output/AtlasPS.

.EXAMPLE
./build.ps1 -Task Clean, Test, Package
Begins anew, runs every test, and makes the package if all of them pass.

.EXAMPLE
./build.ps1 -Task Install
Builds the module and installs it, so that Import-Module AtlasPS finds it.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ArgumentCompleter({ 'Clean', 'Build', 'Docs', 'Test', 'Package', 'Install' -like "$($args[2])*" })]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$Root = $PSScriptRoot
$Output = Join-Path $Root 'output'
$Module = Join-Path $Output 'AtlasPS'
$Version = ([xml](Get-Content -Raw (Join-Path $Root 'Directory.Build.props'))).SelectSingleNode('//VersionPrefix').InnerText

function Invoke-DotNet {
    Write-Host "dotnet $args"
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed." }
}

function Clear-Build {
    $projects = Get-ChildItem -Path (Join-Path $Root 'src'), (Join-Path $Root 'tests') -Filter *.csproj -Recurse
    $folders = @($Output) + @($projects | ForEach-Object { Join-Path $_.DirectoryName 'bin'; Join-Path $_.DirectoryName 'obj' })
    $folders | Where-Object { Test-Path $_ } | Remove-Item -Recurse -Force
}

function Invoke-Test {
    Invoke-DotNet test AtlasPS.sln --configuration $Configuration --nologo

    # In a process of its own, because an assembly once loaded cannot be replaced by the next build.
    & (Get-Process -Id $PID).Path -NoProfile -File (Join-Path $Root 'tests/Pester/Invoke-PesterTests.ps1') -Configuration $Configuration
    if ($LASTEXITCODE -ne 0) { throw 'Pester tests failed.' }
}

function New-Package {
    Add-Type -AssemblyName System.IO.Compression
    $path = Join-Path $Output "AtlasPS-$Version.zip"
    $file = [IO.File]::Create($path)
    try {
        $zip = New-Object IO.Compression.ZipArchive $file, ([IO.Compression.ZipArchiveMode]::Create)
        try {
            foreach ($source in Get-ChildItem $Module -Recurse -File | Sort-Object FullName) {
                $name = $source.FullName.Substring($Module.Length).Replace('\', '/')
                $target = $zip.CreateEntry("AtlasPS/$Version$name").Open()
                try {
                    $bytes = [IO.File]::ReadAllBytes($source.FullName)
                    $target.Write($bytes, 0, $bytes.Length)
                }
                finally { $target.Dispose() }
            }
        }
        finally { $zip.Dispose() }
    }
    finally { $file.Dispose() }
    Write-Host "The package is $path"
}

# Where PowerShell looks for the modules of a person.
function Get-ModuleFolder {
    if ($PSVersionTable.PSEdition -eq 'Desktop') { return Join-Path ([Environment]::GetFolderPath('MyDocuments')) 'WindowsPowerShell\Modules' }
    if ($IsWindows) { return Join-Path ([Environment]::GetFolderPath('MyDocuments')) 'PowerShell\Modules' }
    $data = if ($env:XDG_DATA_HOME) { $env:XDG_DATA_HOME } else { Join-Path $HOME '.local/share' }
    Join-Path $data 'powershell/Modules'
}

function Install-Build {
    $folder = Get-ModuleFolder
    $target = Join-Path (Join-Path $folder 'AtlasPS') $Version
    if (Test-Path $target) { Remove-Item $target -Recurse -Force }
    $null = New-Item -ItemType Directory -Path $target
    Copy-Item -Path (Join-Path $Module '*') -Destination $target -Recurse
    Write-Host "AtlasPS $Version is installed in $target"
    if (($env:PSModulePath -split [IO.Path]::PathSeparator) -notcontains $folder) {
        Write-Warning "PSModulePath does not name $folder, so import the module by its path: Import-Module '$target'"
    }
}

# From another shell, as in pwsh -File build.ps1 -Task Clean,Build, a list arrives as one text.
$Task = $Task -split '\s*,\s*'
foreach ($name in $Task) {
    if ($name -notin 'Clean', 'Build', 'Docs', 'Test', 'Package', 'Install') { throw "There is no task '$name'. There are Clean, Build, Docs, Test, Package and Install." }
}

if (-not (Get-Command dotnet -CommandType Application -ErrorAction Ignore)) {
    throw "dotnet was not found. Install the .NET SDK that global.json names: https://dotnet.microsoft.com/download"
}

$build = @($Task | Where-Object { $_ -in 'Build', 'Docs', 'Package', 'Install' }).Count -gt 0
Push-Location $Root
try {
    if ($Task -contains 'Clean') { Clear-Build }
    if ($build) { Invoke-DotNet build AtlasPS.sln --configuration $Configuration --nologo --verbosity quiet }
    if ($Task -contains 'Docs') { Invoke-DotNet run --project src/AtlasPS.Catalog.Tool --configuration $Configuration --no-build '--' docs }
    if ($Task -contains 'Test') { Invoke-Test }
    if ($Task -contains 'Package') { New-Package }
    if ($Task -contains 'Install') { Install-Build }
}
finally { Pop-Location }
