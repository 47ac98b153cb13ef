<#
.SYNOPSIS
Copies the module AtlasPS.Testing into a folder, ready to be imported or packaged.

.DESCRIPTION
Copies the files of the module and LICENSE into an empty folder, and writes the version of Directory.Build.props, the list of files and the release notes of CHANGELOG.md into the manifest there.
It runs in PowerShell 7 and in Windows PowerShell 5.1.

.PARAMETER Destination
The folder. It is deleted first. Its name has to be AtlasPS.Testing.

.EXAMPLE
./src/AtlasPS.Testing/Stage.ps1 -Destination output/AtlasPS.Testing
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidatePattern('[\\/]AtlasPS\.Testing[\\/]?$')]
    [string] $Destination
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$root = Split-Path (Split-Path $PSScriptRoot)
$Destination = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Destination).TrimEnd('\', '/')
if (Test-Path -LiteralPath $Destination) { Remove-Item -LiteralPath $Destination -Recurse -Force }
$null = New-Item -ItemType Directory -Path $Destination
foreach ($item in 'AtlasPS.Testing.psd1', 'AtlasPS.Testing.psm1', 'AtlasPS.Testing.Format.ps1xml', 'Completers.ps1', 'Private', 'Public', 'en-US') {
    Copy-Item -Path (Join-Path $PSScriptRoot $item) -Destination $Destination -Recurse
}
Copy-Item -Path (Join-Path $root 'LICENSE') -Destination $Destination

$properties = [xml](Get-Content -Raw (Join-Path $root 'Directory.Build.props'))
$version = $properties.SelectSingleNode('//VersionPrefix').InnerText
$suffix = $properties.SelectSingleNode('//VersionSuffix')
$label = if ($suffix) { $suffix.InnerText } else { '' }

$changelog = Get-Content -Raw (Join-Path $root 'CHANGELOG.md')
$notes = [regex]::Match($changelog, "(?ms)^## \[?$([regex]::Escape($version))[\] ].*?\n(.*?)(?=^## |\z)").Groups[1].Value.Trim()
# A relative link leads nowhere from a gallery.
$notes = [regex]::Replace($notes, '\[([^\]]+)\]\((?!https?:)[^)]+\)', '$1')

$files = Get-ChildItem -LiteralPath $Destination -Recurse -File | ForEach-Object { $_.FullName.Substring($Destination.Length + 1).Replace('\', '/') } | Sort-Object
$values = [ordered]@{
    "ModuleVersion        = '0.0.0'" = "ModuleVersion        = '$version'"
    'FileList             = @()'     = "FileList             = @('$($files -join "', '")')"
    "Prerelease   = ''"              = "Prerelease   = '$label'"
    "ReleaseNotes = ''"              = "ReleaseNotes = '$($notes.Replace("'", "''"))'"
}
$manifest = Join-Path $Destination 'AtlasPS.Testing.psd1'
$text = [IO.File]::ReadAllText($manifest)
foreach ($old in $values.Keys) {
    if (-not $text.Contains($old)) { throw "The manifest has no line with: $old" }
    $text = $text.Replace($old, $values[$old])
}
[IO.File]::WriteAllText($manifest, $text)
