<#
.SYNOPSIS
Publishes the modules of a release to the PowerShell Gallery.

.DESCRIPTION
Reads the API key from the environment variable API_KEY, so that it appears on no command line. A version that the gallery has already is skipped, so that a release that failed halfway can be repeated.

.PARAMETER Folder
The folder with the packages, as build.ps1 -Task Package writes it.

.PARAMETER Repository
The name of a registered repository.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Folder,

    [string] $Repository = 'PSGallery'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

if (-not $env:API_KEY -and $Repository -eq 'PSGallery') { throw 'The environment variable API_KEY is empty. Set it to an API key of the PowerShell Gallery.' }
$key = if ($env:API_KEY) { @{ ApiKey = $env:API_KEY } } else { @{} }

# AtlasPS is published before AtlasPS.Testing. The simulator is a .NET tool and goes to nuget.org.
$packages = @(Get-ChildItem $Folder -Filter *.nupkg | Where-Object Name -Match '^AtlasPS(\.Testing)?\.\d' | Sort-Object Name)
if ($packages.Count -eq 0) { throw "There is no package of a module in $Folder." }
foreach ($package in $packages) {
    $null = $package.Name -match '^(?<id>AtlasPS(\.Testing)?)\.(?<version>\d.*)\.nupkg$'
    $id, $version = $Matches['id'], $Matches['version']
    if (Find-PSResource -Name $id -Version $version -Prerelease -Repository $Repository -ErrorAction Ignore) {
        Write-Output "$id $version is published already."
        continue
    }
    Publish-PSResource -NupkgPath $package.FullName -Repository $Repository @key
    Write-Output "$id $version is published."
}
