# The steps that turn a built module into a package: stage, sign, compress.

# Copies the files that the manifest lists into an empty folder, and returns it. A file that the manifest does not list stays behind.
function Copy-ModuleToStage {
    param([string] $Module, [string] $Stage, [string] $Version)

    $name = Split-Path $Module -Leaf
    $manifest = Import-PowerShellDataFile (Join-Path $Module "$name.psd1")
    $data = $manifest.PrivateData.PSData
    $found = if ($data['Prerelease']) { "$($manifest.ModuleVersion)-$($data['Prerelease'])" } else { $manifest.ModuleVersion }
    if ($found -ne $Version) { throw "The version of $name is $found in its manifest, and $Version in Directory.Build.props." }
    if (-not $data['ReleaseNotes']) { throw "$name $Version has no release notes. Add a section for the version to CHANGELOG.md." }

    $target = Join-Path $Stage $name
    if (Test-Path $target) { Remove-Item $target -Recurse -Force }
    foreach ($file in $manifest.FileList) {
        $copy = Join-Path $target $file
        $null = New-Item -ItemType Directory -Path (Split-Path $copy) -Force
        Copy-Item -Path (Join-Path $Module $file) -Destination $copy
    }
    $target
}

# Signs the scripts and libraries of AtlasPS. The libraries of others carry the signatures of their makers, or none.
function Add-Signature {
    param([string] $Folder, [string] $Thumbprint, [string] $TimestampServer = 'http://timestamp.digicert.com')

    $certificate = Get-Item "Cert:\CurrentUser\My\$Thumbprint"
    $files = Get-ChildItem $Folder -Recurse -File | Where-Object { $_.Extension -in '.ps1', '.psm1', '.psd1', '.ps1xml' -or $_.Name -like 'AtlasPS*.dll' }
    foreach ($file in $files) {
        $signature = Set-AuthenticodeSignature -FilePath $file.FullName -Certificate $certificate -HashAlgorithm SHA256 -TimestampServer $TimestampServer
        if ($signature.Status -ne 'Valid') { throw "$($file.Name) could not be signed: $($signature.StatusMessage)" }
    }
}

# Writes the software bill of materials (CycloneDX) into a folder: every package that the libraries of the module come from, with version, licence and hash.
function New-BillOfMaterials {
    param([string] $Project, [string] $Version, [string] $Destination)

    $name = [IO.Path]::GetFileNameWithoutExtension($Project)
    $file = "$name.cdx.json"
    $said = dotnet tool restore 2>&1
    if ($LASTEXITCODE -ne 0) { throw "The tool that writes the bill of materials could not be restored: $said" }
    $said = dotnet tool run dotnet-CycloneDX $Project -o $Destination -fn $file -F Json --exclude-dev --disable-package-restore --no-serial-number --set-name $name --set-version $Version --set-type Library 2>&1
    if ($LASTEXITCODE -ne 0) { throw "The bill of materials could not be written: $said" }
    # The time of its making is in no other part of the package, and would make each package another one.
    $path = Join-Path $Destination $file
    (Get-Content -Raw $path) -replace '\s*"timestamp": "[^"]*",?' | Set-Content $path -NoNewline
}

# Makes a nupkg of a staged module.
function Compress-Module {
    param([string] $Folder, [string] $Destination)

    $package = Compress-PSResource -Path $Folder -DestinationPath $Destination -PassThru
    Set-PackageOrder (Join-Path $Destination $package.Name)
}

# Rewrites a nupkg so that the same files always make the same package: Compress-PSResource adds entries in the order of the disk with their times, gives
# one part a random name, and records the operating system.
function Set-PackageOrder {
    param([string] $Path)

    $entries = [Collections.Generic.SortedDictionary[string, byte[]]]::new([StringComparer]::Ordinal)
    $zip = [IO.Compression.ZipFile]::OpenRead($Path)
    try {
        foreach ($entry in $zip.Entries) {
            $stream = $entry.Open()
            $content = [IO.MemoryStream]::new()
            $stream.CopyTo($content)
            $stream.Dispose()
            $entries[$entry.FullName] = $content.ToArray()
        }
    }
    finally { $zip.Dispose() }

    $random = $entries.Keys -like '*.psmdcp' | Select-Object -First 1
    $properties = [Text.Encoding]::UTF8.GetString($entries[$random]) -replace '<lastModifiedBy>.*?</lastModifiedBy>', '<lastModifiedBy>PSResourceGet</lastModifiedBy>'
    $null = $entries.Remove($random)
    $entries['package/services/metadata/core-properties/properties.psmdcp'] = [Text.Encoding]::UTF8.GetBytes($properties)
    $relations = [Text.Encoding]::UTF8.GetString($entries['_rels/.rels']).Replace($random, 'package/services/metadata/core-properties/properties.psmdcp')
    $relations = [regex]::Replace($relations, '(\.(nuspec|psmdcp)" Id=)"[^"]*"', '$1"R$2"')
    $entries['_rels/.rels'] = [Text.Encoding]::UTF8.GetBytes($relations)

    $types = [xml][Text.Encoding]::UTF8.GetString($entries['[Content_Types].xml']).TrimStart([char]0xFEFF)
    $sorted = $types.DocumentElement.ChildNodes | Sort-Object OuterXml -CaseSensitive
    $types.DocumentElement.RemoveAll()
    $types.DocumentElement.SetAttribute('xmlns', 'http://schemas.openxmlformats.org/package/2006/content-types')
    $sorted | ForEach-Object { $null = $types.DocumentElement.AppendChild($_) }
    $entries['[Content_Types].xml'] = [Text.Encoding]::UTF8.GetBytes($types.OuterXml)

    $file = [IO.File]::Create($Path)
    $zip = [IO.Compression.ZipArchive]::new($file, [IO.Compression.ZipArchiveMode]::Create)
    try {
        foreach ($name in $entries.Keys) {
            $entry = $zip.CreateEntry($name)
            $entry.LastWriteTime = [DateTimeOffset]::new(1980, 1, 1, 0, 0, 0, [TimeSpan]::Zero)
            $stream = $entry.Open()
            $stream.Write($entries[$name], 0, $entries[$name].Length)
            $stream.Dispose()
        }
    }
    finally {
        $zip.Dispose()
        $file.Dispose()
    }
}
